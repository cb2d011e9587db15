import type { RunEvent } from "../../events/run-event.js";
import type { RunLog } from "../../engine/run-log.js";
import { maskEvent } from "../../events/mask-event.js";
import type { Mask } from "../../secrets/secrets.js";
import type { JobStore } from "./job-store.js";

/** Milliseconds after which an event is on disk at the latest. */
const delay = 50;

/** The log of a job that runs in this process: hides secrets in events, gathers them and writes them together. */
export class JobLog implements RunLog {
  readonly #store: JobStore;
  readonly #jobId: number;
  readonly #mask: Mask;
  readonly #onFailure: (error: unknown) => void;
  #seq: number;
  #pending: RunEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #wake: () => void = () => {};
  #next: Promise<void>;

  /** `onFailure` hears of a write that failed on its own time, when nobody was there to throw to. */
  constructor(store: JobStore, jobId: number, seq: number, mask: Mask, onFailure: (error: unknown) => void) {
    this.#store = store;
    this.#jobId = jobId;
    this.#seq = seq;
    this.#mask = mask;
    this.#onFailure = onFailure;
    this.#next = new Promise((resolve) => (this.#wake = resolve));
  }

  emit(event: RunEvent): void {
    this.#pending.push(maskEvent(event, this.#mask));
    this.#timer ??= setTimeout(() => {
      try {
        this.commit();
      } catch (error) {
        this.#onFailure(error);
      }
    }, delay);
  }

  commit(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    this.#store.append(this.#jobId, this.#seq, this.#pending);
    this.#seq += this.#pending.length;
    this.#pending = [];
    this.#wake();
    this.#next = new Promise((resolve) => (this.#wake = resolve));
  }

  /** No more will come: whoever waits looks a last time. */
  close(): void {
    clearTimeout(this.#timer);
    this.#wake();
  }

  /** Number of events that have been written. */
  get written(): number {
    return this.#seq;
  }

  /** Resolves when more has been written, or nothing will be. */
  get changed(): Promise<void> {
    return this.#next;
  }
}
