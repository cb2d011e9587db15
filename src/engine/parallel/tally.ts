import { NodeFailure } from "../node-failure.js";
import type { ParallelLimits } from "./parallel-limits.js";

/**
 * Counts what became of items and mini-batches.
 *
 * Source of the rule: Azure ML, parallel job YAML: items fail by the gap between what a mini-batch has and what `run` returns for it; a
 * mini-batch has failed when `run` raised in every try, or has returned less than it was given.
 */
export class Tally {
  readonly #miniBatches: number;
  readonly #items: number;
  readonly #limits: ParallelLimits;
  #processed = 0;
  #failedItems = 0;
  #failedMiniBatches = 0;
  #lastReason = "";

  constructor(miniBatches: readonly { readonly items: number }[], limits: ParallelLimits) {
    this.#miniBatches = miniBatches.length;
    this.#items = miniBatches.reduce((sum, { items }) => sum + items, 0);
    this.#limits = limits;
  }

  /** A mini-batch of `items` is over, and `returned` rows are there for it. */
  add(items: number, returned: number, reason: string): void {
    const done = Math.min(items, returned);
    this.#processed += done;
    this.#failedItems += items - done;
    if (done === items) return;
    this.#failedMiniBatches++;
    this.#lastReason = reason;
  }

  get items(): { readonly total: number; readonly processed: number; readonly failed: number } {
    return { total: this.#items, processed: this.#processed, failed: this.#failedItems };
  }

  get metrics(): Readonly<Record<string, number>> {
    return { processed_items: this.#processed, failed_items: this.#failedItems, failed_mini_batches: this.#failedMiniBatches };
  }

  /** The node's failure, once more has failed than may. */
  get excess(): NodeFailure | undefined {
    const { errorThreshold, miniBatchErrorThreshold, allowedFailedPercent } = this.#limits;
    const percent = (this.#failedMiniBatches / Math.max(1, this.#miniBatches)) * 100;
    const broken = [
      ...(isOver(this.#failedItems, errorThreshold) ? [`error_threshold (${errorThreshold})`] : []),
      ...(isOver(this.#failedMiniBatches, miniBatchErrorThreshold) ? [`mini_batch_error_threshold (${miniBatchErrorThreshold})`] : []),
      ...(percent > allowedFailedPercent ? [`--allowed_failed_percent (${allowedFailedPercent})`] : []),
    ];
    if (broken.length === 0) return undefined;
    const counts = `${this.#failedItems} of ${this.#items} items and ${this.#failedMiniBatches} of ${this.#miniBatches} mini-batches failed`;
    const message = `${counts}, more than ${broken.join(" and ")} allows; the last one: ${this.#lastReason}`;
    return new NodeFailure({ code: "AZML552", message });
  }
}

/** -1 is for any number. */
function isOver(count: number, threshold: number): boolean {
  return threshold >= 0 && count > threshold;
}
