import type { OutputRecord } from "../workspace/job-record.js";
import type { OutputOfNode, RunPlan } from "./plan/run-plan.js";

/** What the finished nodes of a run have put out. */
export class NodeResults {
  readonly #plan: RunPlan;
  readonly #outputs: (ReadonlyMap<string, OutputRecord> | undefined)[] = [];

  constructor(plan: RunPlan) {
    this.#plan = plan;
  }

  set(node: number, outputs: ReadonlyMap<string, OutputRecord>): void {
    this.#outputs[node] = outputs;
  }

  /** An output of a node that is Completed. Anything else is a bug of the scheduler's. */
  output({ node, output }: OutputOfNode): OutputRecord {
    const record = this.#outputs[node]?.get(output);
    if (!record) throw new Error(`output "${output}" of node "${this.pathOf(node)}" is not there`);
    return record;
  }

  /** The same, undefined while the node has not completed. */
  find({ node, output }: OutputOfNode): OutputRecord | undefined {
    return this.#outputs[node]?.get(output);
  }

  pathOf(node: number): string {
    return this.#plan.nodes[node]?.path ?? "";
  }
}
