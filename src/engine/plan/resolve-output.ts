import type { Leaf, Scope } from "./scope.js";

/** A node that does work, and one of its outputs. */
export interface Producer {
  readonly leaf: Leaf;
  readonly output: string;
}

/** Follows an output of a name in a scope, through nested pipelines, to the node that writes it. Remembers what it found. */
export class OutputResolver {
  readonly #found = new Map<Scope, Map<string, Producer | undefined>>();

  /** The writer of `${{parent.jobs.<node>.outputs.<output>}}` in `scope`; undefined when nothing is bound there. */
  ofMember(scope: Scope, node: string, output: string): Producer | undefined {
    const member = scope.members.get(node);
    if (!member) return undefined;
    return member.kind === "leaf" ? { leaf: member, output } : this.ofPipeline(member.scope, output);
  }

  /** The writer of a pipeline's own output. */
  ofPipeline(scope: Scope, output: string): Producer | undefined {
    let found = this.#found.get(scope);
    if (!found) this.#found.set(scope, (found = new Map()));
    if (!found.has(output)) {
      const bound = scope.outputs.get(output);
      found.set(output, bound && this.ofMember(scope, bound.node, bound.output));
    }
    return found.get(output);
  }
}
