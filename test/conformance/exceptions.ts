import type { Emitted } from "./emitted.js";
import type { Question } from "./questions.js";

/** What azure-ai-ml made of a case. */
export interface Golden extends Emitted {
  readonly source: string;
  readonly type?: string;
  readonly kind?: string;
  readonly to_dict?: { readonly jobs?: Readonly<Record<string, { readonly type?: string }>> };
  /** What was sent was sent although the validation had failed. */
  readonly skip_validation?: boolean;
}

/** A case that is not equal. */
export interface Difference {
  readonly theirs: Golden;
  readonly mine: Emitted;
  /** Questions that are answered with no. */
  readonly questions: readonly Question[];
  /** Places where the last bodies differ: `properties.jobs.train.limits`. */
  readonly paths: readonly string[];
}

/** A rule by which azml differs from azure-ai-ml on purpose. It looks at what differs, never at which case it is. */
export interface Exception {
  readonly title: string;
  readonly text: string;
  /** What azml does not aim at is no part of what is counted. */
  readonly outside?: true;
  explains(difference: Difference): boolean;
}

/** Mistakes that azure-ai-ml hands on to the service, and azml tells; `*` in the place of a job that both call wrong. */
const told: Readonly<Record<string, string>> = {
  AZML205: "an input without a value",
  AZML206: "a value of another kind",
  AZML209: "a step returned as a whole",
  AZML217: "a sweep without limits",
  AZML219: "an output returned twice",
  AZML226: "a job without a valid name",
  AZML228: "an input that no component declares",
  AZML237: "a trigger that never fires",
  AZML303: "a text for a number",
  AZML305: "a path for a value",
  AZML308: "an output that the pipeline does not have",
  AZML309: "an input that the pipeline does not have",
  AZML310: "a node that is not there",
  AZML311: "a port that is not there",
  AZML312: "nodes that wait for each other",
  AZML415: "a binding that names nothing",
  AZML429: "the id of a job in the place of a component",
};

const codesOf = ({ error, validation }: Emitted): readonly string[] => [
  ...(error?.message.match(/AZML\d+(?= )/g) ?? []),
  ...(validation?.errors ?? []).flatMap(({ code }) => code ?? []),
];
const refused = ({ error, validation }: Emitted): boolean => error !== undefined || validation?.result === "Failed";
const only = (paths: readonly string[], pattern: RegExp): boolean => paths.length > 0 && paths.every((path) => pattern.test(path));
const holds = (value: unknown, pattern: RegExp): boolean => pattern.test(JSON.stringify(value) ?? "");

export const exceptions: readonly Exception[] = [
  {
    title: "Outside what azml aims at",
    text: "Fine-tuning, distillation, monitors, imports of data by themselves, what is of type `import`, and prompt flows.",
    outside: true,
    explains: ({ theirs }) =>
      /FineTuning|Distillation|Monitor|Import/.test(theirs.type ?? "") ||
      Object.values(theirs.to_dict?.jobs ?? {}).some(({ type }) => type === "import") ||
      holds(theirs.calls, /"type":"promptflow/),
  },
  {
    title: "Told before anything is sent",
    text: "azure-ai-ml finds the mistake in the middle of a submission, or ends there with an error of Python's, after its own validation has said `Succeeded`: a command that names no input, code in git, a path that is not there. azml says it when it builds or checks the job.",
    explains: ({ theirs, mine }) => theirs.error?.stage === "submit" && theirs.validation?.result === "Succeeded" && refused(mine),
  },
  {
    title: "Mistakes that azure-ai-ml sends",
    text: `azure-ai-ml looks at no value that a step is given, and at no name that a binding has, and leaves both to the service. azml tells of them: ${Object.entries(
      told,
    )
      .map(([code, what]) => `${what} (${code})`)
      .join(", ")}.`,
    explains: ({ theirs, mine }) => {
      const codes = codesOf(mine);
      return theirs.error === undefined && refused(mine) && codes.length > 0 && codes.every((code) => Object.hasOwn(told, code));
    },
  },
  {
    title: "An output's mistake is told at the output",
    text: "azure-ai-ml reports a wrong name of an output under `inputs.<name>`, where nothing of the name is written; azml under `outputs.<name>`. Message and body are equal.",
    explains: ({ theirs, mine, questions }) => {
      const texts = ({ validation }: Emitted): string =>
        [...new Set((validation?.errors ?? []).map(({ message }) => message))].sort().join();
      return questions.join() === "verdict" && refused(theirs) && texts(theirs) === texts(mine);
    },
  },
  {
    title: "A random id inside a hash",
    text: "Code from git is registered under a random id, which is part of the component's hash. Both refuse such a component; the body is that of a submission with the validation skipped.",
    explains: ({ theirs, paths }) => only(paths, /client_component_hash$/) && holds(theirs.rest, /codes\/<GUID-/),
  },
  {
    title: "Resources of an AutoML job",
    text: "azure-ai-ml 1.35 sends `resources` and `queue_settings` of an AutoML job of its own by their Python names, with nulls, where the REST API asks for camel case (earlier versions sent it). azml sends what the API asks for.",
    explains: ({ theirs, paths }) =>
      holds(theirs.rest, /"jobType":"AutoML"/) && only(paths, /^properties\.(?:resources|queueSettings)(?:\.|$)/),
  },
  {
    title: "The prefix of a reference",
    text: "azure-ai-ml keeps the `azureml:` of `azureml:a@latest` in the name of data or of a model that it asks for. azml asks for `a`.",
    explains: ({ theirs, paths }) => only(paths, /\.uri$/) && holds(theirs.rest, /\/(?:data|models)\/azureml:/),
  },
  {
    title: "Numbers beside value",
    text: "In `{ value: 1 }` azure-ai-ml tries truth first, and sends `True`; of 1.5 it sends `1`. azml sends what is written.",
    explains: ({ theirs, paths }) => only(paths, /(?:\.value|\.componentId)$/) && holds(theirs.rest, /"value":"(?:True|False|\d+)"/),
  },
  {
    title: "Items of a loop",
    text: "Data of the workspace among the items of `parallel_for` azure-ai-ml sends by the name that is written (`rows:1`), which the service does not find. azml sends the id.",
    explains: ({ paths }) => only(paths, /\.items$/),
  },
  {
    title: "The registered component that a job runs",
    text: "Of a pipeline job that names a component of the workspace (`component: azureml:train:1`) azure-ai-ml sends the name as it is written. azml sends the id.",
    explains: ({ theirs, paths }) =>
      only(paths, /^properties\.componentId$/) && holds(theirs.rest, /"componentId":"[\w.-]+(?:[:@][\w.-]+)?"/),
  },
  {
    title: "Zips",
    text: "A folder that travels as an additional include `folder.zip` is packed by Python there and by Node here: the files in it are equal, the bytes of the zip are not, nor is what is hashed over them. azure-ai-ml's own bytes hold the times of the files, and so differ from checkout to checkout.",
    explains: ({ theirs, questions }) => questions.includes("calls") && holds(theirs.calls, /"[^"]+\.zip":"/),
  },
  {
    title: "The whole binding, or the name",
    text: "azure-ai-ml has two words for an output in the mapping of a loop, its name and its whole binding; the service takes either. azml sends the name.",
    explains: ({ paths }) => only(paths, /\.mapping\./),
  },
  {
    title: "Expressions",
    text: "In Python `a + b` of two inputs of a pipeline becomes a step that runs Python. TypeScript has no operators of one's own: `tsc` refuses the sum, and azml says that an input has no value while the graph is built (AZML207). A component does the sum.",
    explains: ({ theirs, mine }) => codesOf(mine).includes("AZML207") && holds(theirs.calls, /expression_component\.py/),
  },
  {
    title: "Told by tsc",
    text: "In Python the annotation of what a pipeline returns is compared when it is called. In TypeScript it is a type, and `tsc` compares it; the twin silences `tsc`, and then nothing is left to compare.",
    explains: ({ theirs }) =>
      theirs.error?.stage === "load" && theirs.error.message.startsWith("Unmatched outputs between actual pipeline output"),
  },
  {
    title: "Nodes made by class",
    text: "azure-ai-ml forgets a node that is made by its class (`Command(component=…)`) in a pipeline. azml has no such nodes, and sends the step.",
    explains: ({ theirs, mine, paths }) => {
      const names = ({ rest }: Emitted): string[] =>
        Object.keys((rest as { properties?: { jobs?: object } } | undefined)?.properties?.jobs ?? {});
      return only(paths, /^properties\.jobs\.\w+$/) && names(theirs).length < names(mine).length;
    },
  },
  {
    title: "The class of a Spark entry",
    text: "azure-ai-ml sends the class of a Spark entry, which it refuses in jobs, as a file. azml refuses it, too, and keeps it a class.",
    explains: ({ theirs, mine }) => holds(mine.calls, /"entry":\{"class_name":/) && !holds(theirs.calls, /"entry":\{"class_name":/),
  },
  {
    title: "Resources of a node",
    text: "`set_resources()` changes the component, whose resources have one instance type; a step of azml has resources of its own, as `node.resources = …` in Python, and there azure-ai-ml sends a list of types as well.",
    explains: ({ theirs }) => (theirs.validation?.errors ?? []).some(({ path }) => path.endsWith(".component.resources.instance_type")),
  },
  {
    title: "The kind of the best model",
    text: "Of an AutoML job that is made in code azure-ai-ml forgets what kind of output the best model is.",
    explains: ({ theirs, paths }) => holds(theirs.rest, /"jobType":"AutoML"/) && only(paths, /\.outputs\.best_model\.jobOutputType$/),
  },
];

/** The rule that a difference follows; undefined for one that nobody meant. */
export function exceptionOf(difference: Difference): Exception | undefined {
  return exceptions.find((exception) => exception.explains(difference));
}
