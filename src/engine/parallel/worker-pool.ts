import type { MiniBatch } from "./mini-batch.js";
import type { Tally } from "./tally.js";
import { describeEnd, type Worker } from "./worker.js";

export interface PoolSettings {
  readonly miniBatches: readonly MiniBatch[];
  /** Processes at once. */
  readonly workers: number;
  /** Tries after the first one. */
  readonly maxRetries: number;
  readonly tally: Tally;
  /** Starts a process; aborting the signal ends it. Rejects when its `init` fails. */
  readonly start: (signal: AbortSignal) => Promise<Worker>;
  /** File for the rows of one try; null when nobody wants them. */
  readonly rowsFile: (miniBatch: number, attempt: number) => string | null;
  /** A mini-batch is done: its rows are in the file of this try. */
  readonly onDone: (miniBatch: number, attempt: number) => void;
  readonly say: (level: "DEBUG" | "INFO" | "WARNING", text: string) => void;
  readonly signal: AbortSignal;
}

interface Task {
  readonly index: number;
  readonly miniBatch: MiniBatch;
  /** From 1 on. */
  readonly attempt: number;
}

/** Has every mini-batch processed, by several processes at once. Rejects, when all of them have ended, with what went wrong first. */
export async function processAll(settings: PoolSettings): Promise<void> {
  await new WorkerPool(settings).run();
}

class WorkerPool {
  readonly #settings: PoolSettings;
  readonly #queue: Task[];
  readonly #stop = new AbortController();
  readonly #begin = Date.now();

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    this.#queue = settings.miniBatches.map((miniBatch, index) => ({ index, miniBatch, attempt: 1 }));
  }

  async run(): Promise<void> {
    const { workers, signal } = this.#settings;
    const passOn = (): void => this.#stop.abort();
    signal.addEventListener("abort", passOn, { once: true });
    if (signal.aborted) passOn();
    try {
      const lanes = Array.from({ length: Math.min(workers, this.#queue.length) }, () => this.#lane());
      const problem = (await Promise.allSettled(lanes)).find((end) => end.status === "rejected");
      if (problem && !signal.aborted) throw problem.reason;
    } finally {
      signal.removeEventListener("abort", passOn);
    }
  }

  /** One process after the other, as long as there are mini-batches. */
  async #lane(): Promise<void> {
    const { start, say, tally } = this.#settings;
    let worker: Worker | undefined;
    for (let task = this.#queue.shift(); task !== undefined && !this.#isStopped; task = this.#queue.shift()) {
      try {
        if (!worker?.isAlive) {
          worker = await start(this.#stop.signal);
          say("DEBUG", "a process has started");
        }
        await this.#process(task, worker);
        if (tally.excess) throw tally.excess;
      } catch (error) {
        // What the end of the others brings about is no cause.
        if (this.#isStopped) break;
        this.#stop.abort();
        await worker?.shutDown();
        throw error;
      }
    }
    if (!worker) return;
    const end = await worker.shutDown();
    if (!this.#isStopped && end.exitCode !== 0) say("WARNING", `a process ended with ${describeEnd(end)} after its last mini-batch`);
  }

  async #process({ index, miniBatch, attempt }: Task, worker: Worker): Promise<void> {
    const { rowsFile, onDone, tally, maxRetries, say, miniBatches } = this.#settings;
    const outcome = await worker.run(index, miniBatch, rowsFile(index, attempt));
    if (this.#isStopped) return;
    const name = `mini-batch ${index + 1} of ${miniBatches.length}`;
    if ("reason" in outcome) {
      say("WARNING", `${name} failed in try ${attempt} of ${maxRetries + 1}: ${outcome.reason}`);
      if (attempt <= maxRetries) this.#queue.push({ index, miniBatch, attempt: attempt + 1 });
      else tally.add(miniBatch.items, 0, outcome.reason);
      return;
    }
    const { returned } = outcome;
    onDone(index, attempt);
    const lack = `run() returned ${returned} rows for ${miniBatch.items} items`;
    tally.add(miniBatch.items, returned, lack);
    if (returned < miniBatch.items) say("WARNING", `${name}: ${lack}`);
    say("INFO", `${name} is done: ${this.#progress()}`);
  }

  #progress(): string {
    const { total, processed, failed } = this.#settings.tally.items;
    const rate = processed / Math.max(0.001, (Date.now() - this.#begin) / 1000);
    return `${processed} of ${total} items, ${failed} failed, ${rate.toFixed(1)} a second`;
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }
}
