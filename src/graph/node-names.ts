import { sanitizeNodeName } from "../model/name.js";

/** What is known of a node when names are given: its own name if it has one, else its component's. */
export interface NamedStep {
  readonly explicitName: string | undefined;
  readonly componentName: string;
}

/**
 * Names for the steps of one pipeline, in creation order.
 *
 * Explicit names stand. The others are called like their component; a name already taken gets `_1`, `_2`, … as
 * azure-ai-ml does for nodes that no variable holds (semantics.md §2).
 */
export function nodeNames(steps: readonly NamedStep[]): string[] {
  const taken = new Set(steps.flatMap((step) => step.explicitName ?? []));
  const uses = new Map<string, number>();
  return steps.map(({ explicitName, componentName }) => {
    if (explicitName !== undefined) return explicitName;
    const base = sanitizeNodeName(componentName);
    let count = uses.get(base) ?? 0;
    let name = count === 0 ? base : `${base}_${count}`;
    while (taken.has(name)) name = `${base}_${++count}`;
    uses.set(base, count + 1);
    taken.add(name);
    return name;
  });
}
