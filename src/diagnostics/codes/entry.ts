/** What `azml explain` and docs/diagnostics.md say of a code. */
export interface CodeEntry {
  /** Short title in the imperative or as a fact: `Unknown input`. */
  readonly title: string;
  /** What leads to it, in one or two sentences. */
  readonly cause: string;
  /** What to do, in one or two sentences. */
  readonly cure: string;
  /** A few lines that show the mistake or the cure. */
  readonly example?: string;
  /** Public page or thread that shows what Azure ML does. A code that has one is a difference between this machine and Azure ML. */
  readonly source?: string;
}
