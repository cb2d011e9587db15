/** What is wrong when more trials are to run at a time than there are; undefined when nothing is, or bindings will tell. */
export function tooManyAtOnce(what: string, together: unknown, total: unknown): string | undefined {
  if (typeof together !== "number" || typeof total !== "number" || together <= total) return undefined;
  return `${what} has ${together} trials at a time, and ${total} in all`;
}
