import type { Syntax } from "./syntax.js";

/** The text with one thing in it that is another. */
export interface Edit {
  readonly rule: string;
  /** Where, as `file:offset`. */
  readonly place: string;
  readonly text: string;
}

/** The text with a part of it replaced. */
export function replaced(text: string, { start, end }: Pick<Syntax, "start" | "end">, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
