import type { InputSource } from "./run-plan.js";

/** Indices of the nodes that sources wait for, each once. */
export function dependenciesOf(sources: Iterable<InputSource>): number[] {
  const nodes = new Set<number>();
  const visit = (source: InputSource): void => {
    if (source.kind === "output") nodes.add(source.from.node);
    else if (source.kind === "text") source.parts.forEach(visit);
  };
  for (const source of sources) visit(source);
  return [...nodes];
}
