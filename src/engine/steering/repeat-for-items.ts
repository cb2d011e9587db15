import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";
import { stringify } from "yaml";
import { isPrimitiveKind } from "../../model/kind.js";
import type { LoopItem } from "../../model/parallel-for-node.js";
import type { InputValue } from "../../model/value.js";
import type { NodeOutput } from "../node-output.js";
import { sourceText } from "../input-values.js";
import { nodeFolder } from "../node-folder.js";
import { NodeFailure } from "../node-failure.js";
import type { PlannedLoop } from "../plan/run-plan.js";
import type { InnerEnd, RunContext } from "../run-context.js";
import { concreteBody } from "./concrete-body.js";

/** One round: its name, and what its item gives. */
type Round = readonly [name: string, item: LoopItem];

/**
 * Runs a node once for each item, at most `max_concurrency` at a time. All rounds run, whatever becomes of one. What they put out goes on
 * together: paths as a table (`MLTable`), values as a JSON list.
 */
export async function repeatForItems(planned: PlannedLoop, context: RunContext): Promise<ReadonlyMap<string, NodeOutput>> {
  const { loop, path } = planned;
  if (loop.kind !== "parallel_for") throw new Error("no loop over items");
  const body = await concreteBody(planned, context.reader);
  const rounds = await roundsOf(planned, context);
  const ends = await pMap(
    rounds,
    ([name, item]): Promise<InnerEnd> =>
      context.runInner({ ...body, name, inputs: { ...body.inputs, ...item } }, { within: path, signal: context.stop }),
    { concurrency: loop.maxConcurrency ?? Math.max(1, rounds.length) },
  );
  const failed = ends.flatMap((end, at) => (end.status === "Failed" ? [{ name: rounds[at]?.[0] ?? "", failure: end.failure }] : []));
  const [first] = failed;
  if (first) {
    const message = `${failed.length} of ${rounds.length} rounds failed: ${failed.map(({ name }) => name).join(", ")}; ${first.name}: ${first.failure.message}`;
    throw new NodeFailure({ ...first.failure, message });
  }
  return gathered(planned, ends, context);
}

async function roundsOf({ loop, items }: PlannedLoop, context: RunContext): Promise<readonly Round[]> {
  if (loop.kind !== "parallel_for") return [];
  const given = items === undefined ? loop.items : parseItems(await sourceText(items, context.reader));
  if (typeof given === "string") return [];
  if ("named" in given) return Object.entries(given.named);
  return given.map((item, index): Round => [String(index), item]);
}

/** Items that exist only when the pipeline runs: JSON, a list of maps or a map of maps, whose values are literals. */
function parseItems(text: string): readonly LoopItem[] | { readonly named: Readonly<Record<string, LoopItem>> } {
  const wrong = (what: string): never => {
    throw new NodeFailure({ code: "AZML526", message: `the items of a loop are a list of maps, as JSON; ${what}` });
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return wrong(`this is none: ${JSON.stringify(text.slice(0, 60))}`);
  }
  const item = (value: unknown): LoopItem => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(`${JSON.stringify(value)} is no map`);
    return Object.fromEntries(
      Object.entries(value).map(([name, one]): [string, InputValue] => {
        if (typeof one !== "string" && typeof one !== "number" && typeof one !== "boolean")
          return wrong(`"${name}" is no text, number or boolean`);
        return [name, { kind: "literal", value: one }];
      }),
    );
  };
  if (Array.isArray(parsed)) return parsed.map(item);
  if (typeof parsed !== "object" || parsed === null) return wrong(`this is none: ${JSON.stringify(text.slice(0, 60))}`);
  return { named: Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, item(value)])) };
}

/** Every output of all rounds together. */
function gathered(planned: PlannedLoop, ends: readonly InnerEnd[], { runFolder }: RunContext): Map<string, NodeOutput> {
  const ports = planned.body.component.kind === "reference" ? {} : planned.body.component.outputs;
  const all = new Map<string, NodeOutput>();
  for (const [output, { kind }] of Object.entries(ports)) {
    const records = ends.flatMap((end) => (end.status === "Completed" ? [end.outputs.get(output)] : [])).filter((one) => one !== undefined);
    if (isPrimitiveKind(kind)) all.set(output, { value: JSON.stringify(records.map(({ value }) => value ?? "")) });
    else all.set(output, { path: table(join(nodeFolder(runFolder, planned.path).outputs, output), records) });
  }
  return all;
}

/** A table of the files and folders that rounds have put out. */
function table(folder: string, records: readonly NodeOutput[]): string {
  mkdirSync(folder, { recursive: true });
  const paths = records.flatMap(({ readAt, path }) => {
    const place = readAt ?? path;
    return place === undefined ? [] : [statSync(place).isDirectory() ? { folder: place } : { file: place }];
  });
  writeFileSync(join(folder, "MLTable"), stringify({ type: "mltable", paths }, { lineWidth: 0 }));
  return folder;
}
