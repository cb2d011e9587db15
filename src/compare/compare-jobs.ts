import { existsSync } from "node:fs";
import type { InputRecord, JobRecord, NodeRecord, OutputRecord } from "../workspace/job-record.js";
import { CodeOfJob } from "./code-of-node.js";
import { compareFiles, type FileChanges, filesAtBoth } from "./compare-files.js";

/** One thing that is not the same; a side that has no such thing, or whose value nobody knows, is left out. */
export interface Change {
  /** `status`, `input data`, `metric accuracy`, … */
  readonly what: string;
  readonly before?: string | number;
  readonly after?: string | number;
  /** Of numbers. */
  readonly difference?: number;
  /** Of code and outputs. */
  readonly files?: FileChanges;
  /** What cannot be said more exactly: `changed`, `new`, `gone`, `not known`. */
  readonly is?: "changed" | "new" | "gone" | "not known";
}

export interface NodeComparison {
  readonly path: string;
  /** The job that alone has the node. */
  readonly only?: "first" | "second";
  readonly changes: readonly Change[];
  /** Seconds that it took in each. They are never equal, and no difference. */
  readonly seconds: { readonly before?: number; readonly after?: number };
}

export interface Comparison {
  readonly jobs: readonly [string, string];
  readonly equal: boolean;
  readonly changes: readonly Change[];
  /** All nodes of both jobs. */
  readonly nodes: readonly NodeComparison[];
}

/**
 * Compares what two jobs were and what came out. Names, places and times do not count: what a file, an option or a path has changed is seen
 * in what the nodes got.
 */
export async function compareJobs(first: JobRecord, second: JobRecord): Promise<Comparison> {
  const code = [new CodeOfJob(first), new CodeOfJob(second)] as const;
  const before = new Map(first.nodes.map((node) => [node.path, node]));
  const after = new Map(second.nodes.map((node) => [node.path, node]));
  const nodes: NodeComparison[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(path), after.get(path)];
    const seconds = { ...timed("before", one), ...timed("after", other) };
    if (one && other) nodes.push({ path, changes: await compareNodes(one, other, code), seconds });
    else nodes.push({ path, only: one ? "first" : "second", changes: [], seconds });
  }
  const changes = [
    ...compareValues("", factsOf(first), factsOf(second)),
    ...(await compareInputs(inputsOf(first), inputsOf(second))),
    ...compareValues("tag ", first.tags, second.tags),
  ];
  const equal = changes.length === 0 && nodes.every((node) => node.only === undefined && node.changes.length === 0);
  return { jobs: [first.name, second.name], equal, changes, nodes };
}

async function compareNodes(one: NodeRecord, other: NodeRecord, code: readonly [CodeOfJob, CodeOfJob]): Promise<readonly Change[]> {
  return [
    ...compareValues("", nodeFacts(one), nodeFacts(other)),
    ...(await compareIngredients(one, other, code)),
    ...compareValues("param ", one.params ?? {}, other.params ?? {}),
    ...compareValues("metric ", one.metrics, other.metrics),
    ...(await compareOutputs(one.outputs, other.outputs)),
  ];
}

function factsOf({ displayName, experimentName, status }: JobRecord): Record<string, string> {
  return { status, pipeline: displayName, experiment: experimentName };
}

/** What the inputs were; of a job of an older azml only what it was given is known. */
function inputsOf({ inputs, origin }: JobRecord): Readonly<Record<string, InputRecord>> {
  const given = origin?.options["input"];
  if (inputs !== undefined || typeof given !== "object" || given === null) return inputs ?? {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value: text(value) }]));
}

/** The same content at another path is the same. What content a node has read is known of the node. */
async function compareInputs(
  before: Readonly<Record<string, InputRecord>>,
  after: Readonly<Record<string, InputRecord>>,
): Promise<readonly Change[]> {
  const same = new Set<string>();
  for (const [name, one] of Object.entries(before)) {
    const other = after[name];
    if (other !== undefined && "path" in one && "path" in other && (await isSameContent(one.path, other.path))) same.add(name);
  }
  const texts = (inputs: Readonly<Record<string, InputRecord>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(inputs).flatMap(([name, input]) => (same.has(name) ? [] : [[name, "path" in input ? input.path : input.value]])),
    );
  return compareValues("input ", texts(before), texts(after));
}

async function isSameContent(one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  return existsSync(one) && existsSync(other) && (await compareFiles(...filesAtBoth(one, other))) === undefined;
}

function nodeFacts({ status, kind, component }: NodeRecord): Record<string, string> {
  return { status, kind, component };
}

/** What a result depends on is kept of nodes that have one: of another there is only the code. */
async function compareIngredients(one: NodeRecord, other: NodeRecord, code: readonly [CodeOfJob, CodeOfJob]): Promise<Change[]> {
  const [mine, theirs] = [one.ingredients, other.ingredients];
  const names = mine && theirs ? [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] : ["code"];
  const changes: Change[] = [];
  for (const what of names) {
    const [before, after] = [mine?.[what], theirs?.[what]];
    if (before !== undefined && before === after) continue;
    if (what === "code") {
      const [a, b] = [await code[0].filesOf(one), await code[1].filesOf(other)];
      const files = a && b && (await compareFiles(a, b));
      if (files) changes.push({ what, files });
      else if (before !== undefined && after !== undefined) changes.push({ what, is: "changed" });
    } else changes.push({ what, is: before === undefined ? "new" : after === undefined ? "gone" : "changed" });
  }
  return changes;
}

async function compareOutputs(
  before: Readonly<Record<string, OutputRecord>>,
  after: Readonly<Record<string, OutputRecord>>,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const what = `output ${name}`;
    const [one, other] = [before[name], after[name]];
    if (!one || !other) changes.push({ what, is: one ? "gone" : "new" });
    else if (one.path === undefined || other.path === undefined)
      changes.push(...compareValues("output ", value(name, one), value(name, other)));
    else if (one.path !== other.path) {
      if (!existsSync(one.path) || !existsSync(other.path)) changes.push({ what, is: "not known" });
      else {
        const files = await compareFiles(...filesAtBoth(one.path, other.path));
        if (files) changes.push({ what, files });
      }
    }
  }
  return changes;
}

function value(name: string, output: OutputRecord): Record<string, string> {
  return { [name]: output.value ?? output.path ?? "" };
}

function compareValues(
  prefix: string,
  before: Readonly<Record<string, string | number>>,
  after: Readonly<Record<string, string | number>>,
): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): Change[] => {
    const [one, other] = [before[name], after[name]];
    if (Object.is(one, other)) return [];
    return [
      {
        what: prefix + name,
        ...(one !== undefined && { before: one }),
        ...(other !== undefined && { after: other }),
        ...(typeof one === "number" && typeof other === "number" && { difference: other - one }),
      },
    ];
  });
}

function timed<K extends "before" | "after">(key: K, node: NodeRecord | undefined): { readonly [P in K]?: number } {
  const { startedAt, endedAt } = node ?? {};
  if (startedAt === undefined || endedAt === undefined) return {};
  return { [key]: (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 } as { [P in K]?: number };
}

function text(given: unknown): string {
  return typeof given === "string" ? given : JSON.stringify(given);
}
