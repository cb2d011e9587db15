import type { SourceLocation } from "../model/location.js";

/** Line and column of an offset. */
export function locationAt(file: string, code: string, offset: number): SourceLocation {
  const lines = code.slice(0, offset).split("\n");
  return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
