import type { NodeReuse } from "../../events/run-event.js";
import type { NodeOutput } from "../node-output.js";
import type { RunContext } from "../run-context.js";
import type { NodeRequest } from "../runners/node-request.js";
import { contentNow } from "./content-now.js";
import { inputParts } from "./ingredients.js";

/** A node that has done its work. */
interface Done {
  readonly inputs: NodeRequest["inputs"];
  /** Where the node has written them. */
  readonly outputs: ReadonlyMap<string, NodeOutput>;
  /** What was known of the result before. */
  readonly reuse: NodeReuse;
  readonly warn: NodeRequest["warn"];
}

/**
 * What is kept of a result beside its files, so that it can be used again: how the outputs can be told from what lies there later. When an input
 * is not what it was before the body ran, nobody knows what the result was made of, and it has no key.
 */
export async function keptResult({ inputs, outputs, reuse, warn }: Done, { content }: Pick<RunContext, "content">): Promise<NodeReuse> {
  const contents: [string, string][] = [];
  for (const [output, { path }] of outputs) if (path !== undefined) contents.push([output, await contentNow(path, content)]);
  const kept = { ...reuse, contents: Object.fromEntries(contents) };
  const now = await inputParts(inputs, (path) => contentNow(path, content));
  const changed = [...inputs.keys()].filter((name) => now[`input ${name}`] !== reuse.ingredients[`input ${name}`]);
  if (changed.length === 0) return kept;
  const names = `${changed.length > 1 ? "inputs" : "input"} ${changed.map((name) => `"${name}"`).join(", ")}`;
  const remark = `${names} changed while it ran, and its result is not used again`;
  warn(
    "AZML533",
    `${names} changed while it ran (${changed.map((name) => inputs.get(name)?.text).join(", ")}): its result is not used again`,
  );
  const { key: _, ...known } = kept;
  return { ...known, remark };
}
