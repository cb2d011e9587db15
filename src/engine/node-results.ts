import type { NodeOutput } from "./node-output.js";
import type { OutputOfNode, RunPlan } from "./plan/run-plan.js";

/** What the finished nodes of a run have put out. */
export class NodeResults {
  readonly #plan: RunPlan;
  readonly #outputs: (ReadonlyMap<string, NodeOutput> | undefined)[] = [];

  constructor(plan: RunPlan) {
    this.#plan = plan;
  }

  set(node: number, outputs: ReadonlyMap<string, NodeOutput>): void {
    this.#outputs[node] = outputs;
  }

  /** An output of a node that is Completed. Anything else is a bug of the scheduler's. */
  output({ node, output }: OutputOfNode): NodeOutput {
    const record = this.#outputs[node]?.get(output);
    if (!record) throw new Error(`output "${output}" of node "${this.pathOf(node)}" is not there`);
    return record;
  }

  /** The same, undefined while the node has not completed. */
  find({ node, output }: OutputOfNode): NodeOutput | undefined {
    return this.#outputs[node]?.get(output);
  }

  pathOf(node: number): string {
    return this.#plan.nodes[node]?.path ?? "";
  }
}
