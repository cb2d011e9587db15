import type { Node } from "../model/pipeline.js";
import { isBound } from "../dsl/bound.js";
import { isComponentDraft, type NodeDraft, type NodeNames } from "./node-draft.js";
import { nodeNames } from "./node-names.js";

/** The nodes of a pipeline, by name, and the names by draft. */
interface JoinedNodes {
  readonly jobs: Readonly<Record<string, Node>>;
  readonly names: NodeNames;
}

/** Gives every node its name, and makes them. */
export function joinNodes(drafts: readonly NodeDraft[], bodies: ReadonlyMap<object, NodeDraft>): JoinedNodes {
  const list = nodeNames(drafts.map(({ name, baseName }) => ({ explicitName: name, componentName: baseName })));
  const byDraft = new Map<object, string>(drafts.map((draft, index) => [draft, list[index] ?? ""]));
  const used = drafts.flatMap((draft) =>
    isComponentDraft(draft)
      ? [...draft.inputs.values()].flatMap((value) => (isBound(value) && value.source.from === "output" ? [value.source] : []))
      : [],
  );
  const repeated = new Set<object>(bodies.values());
  const names: NodeNames = {
    of: (draft) => byDraft.get(draft),
    bodyOf: (loop) => bodies.get(loop),
    isRepeated: (draft) => repeated.has(draft),
    isUsed: (draft, output) => used.some((source) => source.step === draft && source.output === output),
  };

  const jobs = Object.fromEntries(
    drafts.map((draft) => {
      const name = byDraft.get(draft) ?? "";
      return [name, draft.node(name, names)];
    }),
  );
  return { jobs, names };
}
