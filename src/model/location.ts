/** A place in a file of the user's: where a decorator, a call or a YAML key stands. */
export interface SourceLocation {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}
