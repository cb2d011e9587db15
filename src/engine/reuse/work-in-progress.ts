import { once } from "node:events";

/**
 * Which results are being made in a job. Nodes of the same key, such as steps that the trials of a sweep have in common, do not run at once:
 * the second waits, and finds the result of the first.
 */
export class WorkInProgress {
  readonly #keys = new Map<string, Promise<void>>();

  /**
   * Waits until nobody makes the result, and from then on the caller does. Answers with what ends that, to be called when the result can be
   * found; undefined when `signal` was aborted meanwhile.
   */
  async claim(key: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    for (let others = this.#keys.get(key); others !== undefined; others = this.#keys.get(key)) {
      if (signal.aborted) return undefined;
      const stop = new AbortController();
      await Promise.race([others, once(signal, "abort", { signal: stop.signal })]).finally(() => stop.abort());
    }
    if (signal.aborted) return undefined;
    let tell = (): void => {};
    this.#keys.set(key, new Promise((resolve) => (tell = resolve)));
    return () => {
      this.#keys.delete(key);
      tell();
    };
  }
}
