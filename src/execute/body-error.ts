/** Values that a body cannot be started with, or results that it may not end with. Every problem is a line. */
export class BodyError extends Error {
  override readonly name = "BodyError";

  /** `of`: what is wrong; a body has run by the time its results are looked at. */
  constructor(
    readonly component: string,
    readonly problems: readonly string[],
    readonly of: "values" | "results" | "end" = "values",
  ) {
    super(problems.join("\n"));
  }

  /** What the problems mean for the component. */
  get heading(): string {
    if (this.of === "end") return `${this.component} has not come to its end`;
    return this.of === "values" ? `${this.component} cannot run` : `${this.component} has run, but not with the results that it declares`;
  }
}
