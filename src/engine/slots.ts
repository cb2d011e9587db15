/** Places for nodes at work, shared by everything that runs in one job: first come, first served. */
export class Slots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a place; false when there is none. `retry` is called once when one has become free. */
  take(retry: () => void): boolean {
    if (this.#free === 0) {
      this.#waiting.add(retry);
      return false;
    }
    this.#free--;
    return true;
  }

  /** Gives places back, and lets those try again that found none. */
  give(count: number): void {
    this.#free += count;
    for (const retry of this.#waiting) {
      if (this.#free === 0) return;
      this.#waiting.delete(retry);
      retry();
    }
  }
}
