import { lastLines } from "./last-lines.js";
import { NodeFailure } from "./node-failure.js";

/** A node's `limits.timeout`: aborts its signal when the time is up, and passes on the abort of the whole run. */
export class TimeLimit {
  readonly #stop: AbortSignal;
  #own: AbortController | undefined;
  #seconds = 0;
  #timer: NodeJS.Timeout | undefined;
  #isReached = false;

  constructor(stop: AbortSignal) {
    this.#stop = stop;
  }

  /** What the node's runner heeds. */
  get signal(): AbortSignal {
    return this.#own?.signal ?? this.#stop;
  }

  get isReached(): boolean {
    return this.#isReached;
  }

  /** Seconds, as text. */
  set(text: string): void {
    this.#seconds = Number(text);
    if (!(this.#seconds > 0)) throw new NodeFailure({ code: "AZML526", message: `limits.timeout is "${text}", not a number of seconds` });
    this.#own = new AbortController();
    this.#stop.addEventListener("abort", this.#passOn, { once: true });
    if (this.#stop.aborted) this.#passOn();
  }

  /** The node starts to run: its time starts too. */
  start(): void {
    if (!this.#own) return;
    // Longer than setTimeout can count means no limit that anybody would live to see.
    const milliseconds = Math.min(this.#seconds * 1000, 2 ** 31 - 1);
    this.#timer = setTimeout(() => {
      this.#isReached = true;
      this.#own?.abort("time limit");
    }, milliseconds);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#stop.removeEventListener("abort", this.#passOn);
  }

  failure(logFile: string): NodeFailure {
    return new NodeFailure({
      code: "AZML524",
      message: `the node ran longer than its limit of ${this.#seconds} s and was stopped`,
      lastLines: lastLines(logFile),
      logFile,
    });
  }

  readonly #passOn = (): void => this.#own?.abort(this.#stop.reason);
}
