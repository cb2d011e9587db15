/** Values that a body cannot be started with, or results that it may not end with. Every problem is a line. */
export class BodyError extends Error {
  override readonly name = "BodyError";

  constructor(
    readonly component: string,
    readonly problems: readonly string[],
  ) {
    super(problems.join("\n"));
  }
}
