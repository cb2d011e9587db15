import { type Exception, exceptions } from "./exceptions.js";
import { type LocalRun, localSection } from "./local-runs.js";
import { table } from "./page-table.js";
import { reasonOf } from "./reasons.js";
import { type Question, questions } from "./questions.js";
import type { JudgedCase } from "./run-goldens.js";
import type { JudgedTwin } from "./run-twins.js";

/** A case as the page lists it. */
type Listed = { readonly name: string; readonly equal: boolean; readonly exception?: Exception } & Readonly<
  Record<Question, boolean | null>
>;

/** What the Python files of the twins' cases are about. */
const groups: Readonly<Record<string, string>> = {
  first: "something of everything",
  ports: "inputs, outputs, values, groups",
  nodes: "kinds of nodes",
  flow: "branches and loops",
  jobs: "settings, names, jobs of one step, schedules, assets",
  automls: "AutoML",
  designer: "components with bodies",
};

/** The count of all cases: what is outside, what differs by a rule, what is equal. */
export function tally(cases: readonly { readonly equal: boolean; readonly exception?: Exception }[]) {
  const outside = cases.filter(({ exception }) => exception?.outside).length;
  const excepted = cases.filter(({ exception }) => exception && !exception.outside).length;
  const equal = cases.filter((one) => one.equal).length;
  const percent = (of: number): string => ((100 * equal) / of).toFixed(1);
  const inScope = cases.length - outside;
  return { all: cases.length, outside, excepted, equal, inScope, ofAll: percent(inScope), ofRest: percent(inScope - excepted) };
}

/** `docs/conformance.md`: how many of how many, by type, and each difference with its reason. */
export function conformancePage(cases: readonly JudgedCase[], twins: readonly JudgedTwin[], runs: readonly LocalRun[]): string {
  const types = [...new Set(cases.map(({ type }) => type))].sort();
  const nodes = [...new Set(cases.flatMap((judged) => judged.nodes))].sort();
  const pipelines = cases.filter(({ type }) => type === "PipelineJob");
  const files = [...new Set(twins.map(({ group }) => group))].sort();
  const listed: readonly Listed[] = [...cases, ...twins.map((twin) => ({ ...twin, name: `dsl/${twin.name}` }))];
  return [
    "# Conformance",
    "",
    "What azml makes of Azure ML YAML and of TypeScript, compared with what azure-ai-ml 1.35.2 makes of the same YAML and of Python: the YAML of",
    "the tests of azure-ai-ml and of the public examples of Azure ML, and cases in Python with a [twin in TypeScript](#typescript).",
    "`npm run conformance` writes this page; the test suite keeps it current.",
    "",
    ...countSection(cases, twins),
    "",
    "- **loads**: both read the file, or both refuse it.",
    "- **verdict**: both find the same to complain of, at the same places.",
    "- **body**: the last request has the same body, key by key; hashes and ids in it are equal, so everything that they are made of is.",
    "- **writes**: the requests before it (code, environments, components, data) are the same.",
    "",
    "A dash stands where the question does not apply. Of a kind that azml cannot read yet no answer counts.",
    "",
    "## By type",
    "",
    ...table("type", [...types.map((type) => [type, cases.filter((judged) => judged.type === type)] as const), ["**all**", cases]]),
    "",
    "Types in lower case are files that azure-ai-ml does not load.",
    "",
    "## Pipeline jobs, by the nodes they hold",
    "",
    ...table(
      "node",
      nodes.map((kind) => [kind, pipelines.filter((judged) => judged.nodes.includes(kind))]),
    ),
    "",
    "## TypeScript",
    "",
    "Cases in Python, and what a user of azml writes in their place. Bodies are compared without what names the language: `_source`, the words",
    "for whole numbers (`1.0`, which JavaScript cannot tell from `1`), words that Python sends as they were typed on an object (`Monday`, `Random`,",
    '`"5"` for the size of a mini-batch), and of components that hold a body its command, code, environment, tags and description. Where both',
    "refuse a job, the places of the mistakes are compared.",
    "",
    ...table("cases", [
      ...files.map((file) => [groups[file] ?? file, twins.filter(({ group }) => group === file)] as const),
      ["**all**", twins],
    ]),
    "",
    "## Differences by a rule",
    "",
    "Each of these rules looks at what differs and at nothing else: the test that finds a difference asks the rules, and none names a case.",
    ...exceptions.flatMap((exception) => exceptionSection(exception, listed)),
    "",
    ...unexplainedSection(listed),
    "",
    ...localSection(runs),
    "",
  ].join("\n");
}

function countSection(cases: readonly JudgedCase[], twins: readonly JudgedTwin[]): string[] {
  const row = (name: string, of: readonly { readonly equal: boolean; readonly exception?: Exception }[]): string => {
    const { all, outside, inScope, excepted, equal, ofAll, ofRest } = tally(of);
    return `| ${name} | ${all} | ${outside} | ${inScope} | ${equal} | ${ofAll} % | ${excepted} | ${ofRest} % |`;
  };
  return [
    "| | cases | outside | in scope | equal | of those in scope | differ by a rule | equal of the rest |",
    "|---|---|---|---|---|---|---|---|",
    row("YAML", cases),
    row("TypeScript", twins),
    row("**all**", [...cases, ...twins]),
  ];
}

function exceptionSection(exception: Exception, listed: readonly Listed[]): string[] {
  const explained = listed.filter((one) => one.exception?.title === exception.title);
  return ["", `### ${exception.title} (${explained.length})`, "", exception.text, ...list(explained)];
}

function unexplainedSection(listed: readonly Listed[]): string[] {
  const different = listed.filter(({ equal, exception }) => !equal && exception === undefined);
  return [
    `## Other differences: ${different.length}`,
    ...different.flatMap((one) => ["", `- \`${one.name}\`: ${differing(one)}. ${reasonOf(one.name) ?? ""}`]),
  ];
}

function list(cases: readonly Listed[]): string[] {
  return cases.length === 0 ? [] : ["", ...cases.map((one) => `- \`${one.name}\`: ${differing(one)}`)];
}

function differing(one: Listed): string {
  return questions.filter((question) => one[question] === false).join(", ");
}
