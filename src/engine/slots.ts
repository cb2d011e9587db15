/** What a node at work takes of the run's budget. */
export interface Need {
  readonly cpus: number;
  readonly memoryGb: number;
}

/** The run's budget, shared by everything that runs in one job: first come, first served, and nobody is passed by for ever. */
export class Slots {
  readonly #total: Need;
  #cpus: number;
  #memoryGb: number;
  /** Who waits, in the order in which they came, and for what. */
  readonly #waiting = new Map<() => void, Need>();
  /** Whose turn it is: the one that stood first in the line, and has just left it. */
  #turn: (() => void) | undefined;

  constructor(total: Need) {
    this.#total = total;
    this.#cpus = total.cpus;
    this.#memoryGb = total.memoryGb;
  }

  /** Takes what is needed; false when there is not so much, or others wait for theirs. `retry` is called once when it may try again. */
  take(asked: Need, retry: () => void): boolean {
    const need = this.#capped(asked);
    const mayTake = this.#turn === retry || this.#waiting.size === 0;
    if (!mayTake || !this.#fits(need)) {
      this.#waiting.set(retry, need);
      return false;
    }
    // One at a time, so that others who wait get theirs too.
    if (this.#turn === retry) this.#turn = undefined;
    this.#waiting.delete(retry);
    this.#cpus -= need.cpus;
    this.#memoryGb -= need.memoryGb;
    return true;
  }

  /** Gives back what was taken, and lets those try again for whom there is enough. */
  give(...asked: readonly Need[]): void {
    for (const need of asked.map((one) => this.#capped(one))) {
      this.#cpus += need.cpus;
      this.#memoryGb += need.memoryGb;
    }
    for (;;) {
      const [first] = this.#waiting;
      if (first === undefined || !this.#fits(first[1])) return;
      const [retry] = first;
      this.#waiting.delete(retry);
      this.#turn = retry;
      retry();
      this.#turn = undefined;
    }
  }

  #fits(need: Need): boolean {
    // Sums of fractions of a GiB do not come out even.
    return need.cpus <= this.#cpus && need.memoryGb <= this.#memoryGb + 1e-6;
  }

  /** A node that wants more than there is gets all there is. */
  #capped({ cpus, memoryGb }: Need): Need {
    return { cpus: Math.min(cpus, this.#total.cpus), memoryGb: Math.min(memoryGb, this.#total.memoryGb) };
  }
}
