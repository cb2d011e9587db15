/** A place in a file of the user's: where a decorator, a call or a YAML key stands. */
export interface SourceLocation {
  /** Absolute path. */
  readonly file: string;
  /** Absolute path of the file that runs, where that is another one which was compiled from `file`. */
  readonly module?: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** The file that runs at a place: what it imports and the paths that it writes start from there, whether or not source maps are followed. */
export function runningFile({ file, module = file }: SourceLocation): string {
  return module;
}
