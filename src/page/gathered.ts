/** Takes what comes, as it comes, and lets one wait until there is some. It stops with `signal`. */
export class Gathered<T> {
  /** When there will be no more. Does not throw: `next` does. */
  readonly end: Promise<void>;
  readonly #signal: AbortSignal;
  #hasSome = false;
  #isOver = false;
  #wake: () => void = () => {};
  #failure: unknown;

  constructor(source: AsyncIterable<T>, take: (one: T) => void, signal: AbortSignal) {
    this.#signal = signal;
    this.end = this.#read(source[Symbol.asyncIterator](), take);
  }

  /** Waits for something to come, and `more` milliseconds longer for what comes with it. False when there will be no more. */
  async next(more: number): Promise<boolean> {
    if (!this.#hasSome && !this.#isOver) await this.#sleep();
    if (!this.#isOver) await this.#sleep(more);
    if (this.#failure !== undefined) throw this.#failure;
    this.#hasSome = false;
    return !this.#isOver;
  }

  /** Until something comes, or for some milliseconds whatever comes; in any case no longer than until the end. */
  async #sleep(milliseconds?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      this.#wake = () => {
        if (timer !== undefined && !this.#isOver) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #read(source: AsyncIterator<T>, take: (one: T) => void): Promise<void> {
    const stop = (): void => {
      void source.return?.();
      this.#finish();
    };
    this.#signal.addEventListener("abort", stop, { once: true });
    try {
      for (let one = await source.next(); !one.done && !this.#isOver; one = await source.next()) {
        take(one.value);
        this.#hasSome = true;
        this.#wake();
      }
    } catch (error) {
      this.#failure = error;
    }
    this.#signal.removeEventListener("abort", stop);
    this.#finish();
  }

  #finish(): void {
    this.#isOver = true;
    this.#wake();
  }
}
