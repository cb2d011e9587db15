import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { automlTaskNames } from "../../../src/model/automl-words.js";
import type { Recorded } from "./fake-replies.js";
import { swaggerDefinition } from "./swagger.js";

const writers = path.join(import.meta.dirname, "..", "..", "..", "src", "rest");

interface Row {
  /** What Azure's description has for it. */
  readonly definition: string;
  bodies: number;
}

/** Which kinds of bodies were held against Azure's description of its service, and against which part of it. */
export class SwaggerCoverage {
  readonly #rows = new Map<string, Row>();

  /** Counts a request's body, and what it holds. */
  add(request: Recorded): void {
    const whole = swaggerDefinition(request);
    for (const [kind, definition = whole] of kindsIn(request)) {
      const row = this.#rows.get(kind) ?? { definition, bodies: 0 };
      row.bodies++;
      this.#rows.set(kind, row);
    }
  }

  /** Kinds that azml can write, and that no body was of. */
  get missing(): string[] {
    return kindsOfWriters().filter((kind) => !this.#rows.has(kind));
  }

  get table(): string[] {
    return [...this.#rows]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([kind, { definition, bodies }]) => `${kind.padEnd(46)} ${definition.padEnd(44)} ${bodies}`);
  }
}

/** Every kind of body that `src/rest` writes, by its files and tables: one that is added there is asked for here. */
function kindsOfWriters(): string[] {
  const files = (folder: string, end: string): string[] =>
    readdirSync(path.join(writers, folder)).flatMap((file) =>
      file.endsWith(end) ? [file.slice(0, -end.length).replaceAll("-", "_")] : [],
    );
  const text = (file: string): string => readFileSync(path.join(writers, file), "utf8");
  const words = (file: string, pattern: RegExp): string[] => [...text(file).matchAll(pattern)].map(([, word = ""]) => word);
  return [
    ...files("node", "-node-body.ts").map((kind) => `node: ${kind}`),
    ...files("component", "-component-spec.ts").map((kind) => `component: ${kind}`),
    ...files("job", "-job-body.ts").flatMap((kind) => (kind === "standalone" ? [] : [`job: ${kind}`])),
    ...files("", "-body.ts"),
    ...Object.keys(automlTaskNames).map((task) => `AutoML task: ${task}`),
    ...words("schedule-body.ts", /triggerType: "(\w+)"/g).map((type) => `trigger: ${type.toLowerCase()}`),
    ...words("submit/submission-target.ts", /^ {2}create(\w+)\(/gm).map((kind) => kind.toLowerCase()),
  ];
}

interface Properties {
  readonly [key: string]: unknown;
  readonly jobType?: string;
  readonly jobs?: Readonly<Record<string, { readonly type?: string }>>;
  readonly taskDetails?: { readonly taskType: string };
  readonly componentSpec?: Properties & { readonly type: string };
  readonly action?: { readonly jobDefinition: Properties };
  readonly trigger?: { readonly triggerType: string };
}

/** Kind → the part of the description that is about it, where that is not all of it. */
type Kinds = [kind: string, definition?: string][];

const collections: Readonly<Record<string, string>> = { codes: "code", data: "data", datastores: "secret of a datastore" };

function kindsIn({ path: place, body }: Recorded): Kinds {
  const { properties = {} } = JSON.parse(body) as { readonly properties?: Properties };
  const [, collection = ""] = /^<WS>\/(\w+)/.exec(place) ?? [];
  if (place.endsWith("/startPendingUpload")) return [["place for code"]];
  const kind = collections[collection] ?? collection.replace(/s$/, "");
  const typed = ["dataType", "modelType"].flatMap((key): Kinds => (key in properties ? [[`${kind}: ${String(properties[key])}`]] : []));
  return [
    kind === "job" ? [kind, "JobBase"] : [kind],
    ...typed,
    ...ofJob(properties, ""),
    ...ofComponent(properties),
    ...ofSchedule(properties),
  ];
}

function ofJob({ jobType, jobs, taskDetails }: Properties, prefix: string): Kinds {
  if (jobType === undefined) return [];
  const kind = jobType.toLowerCase();
  // The service takes nodes of any shape: what stands in them is no part of the description.
  return [
    [`${prefix}job: ${kind}`, ...(prefix === "" ? ([] as const) : ([`${jobType}Job in Schedule`] as const))],
    ...ofTask(taskDetails),
    ...ofNodes(jobs, "PipelineJob (jobs: any objects)"),
  ];
}

function ofTask(details: Properties["taskDetails"]): Kinds {
  const task = Object.entries(automlTaskNames).find(([, name]) => name === details?.taskType)?.[0];
  return task === undefined ? [] : [[`AutoML task: ${task}`, `${details?.taskType} in AutoMLJob`]];
}

function ofComponent({ componentSpec: spec }: Properties): Kinds {
  if (spec === undefined) return [];
  return [
    [`component: ${spec.type}`, "ComponentVersion (componentSpec: anything)"],
    ...ofNodes(spec.jobs, "ComponentVersion (componentSpec: anything)"),
  ];
}

function ofNodes(jobs: Properties["jobs"], definition: string): Kinds {
  return Object.values(jobs ?? {}).map((node) => [`node: ${node.type}`, definition]);
}

function ofSchedule({ action, trigger }: Properties): Kinds {
  if (action === undefined) return [];
  const type = trigger?.triggerType;
  return [...ofJob(action.jobDefinition, "schedule of a "), [`trigger: ${type?.toLowerCase()}`, `${type}Trigger in Schedule`]];
}
