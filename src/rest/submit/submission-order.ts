const order: readonly string[] = ["environment", "code", "data", "model", "component", "schedule", "job"];

/**
 * Things of a submission in the order in which they may be done: files are there before what is made of them. What goes at the same time
 * is sorted by name, so that equal jobs give equal lists; components stay as they are, since one may hold another.
 */
export function inSubmissionOrder<T extends { readonly what: string; readonly name: string }>(
  things: readonly T[],
  isUpload: (thing: T) => boolean,
): T[] {
  const byName = (a: T, b: T): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return [...things].sort(
    (a, b) =>
      order.indexOf(a.what) - order.indexOf(b.what) ||
      Number(isUpload(b)) - Number(isUpload(a)) ||
      (a.what === "component" ? 0 : byName(a, b)),
  );
}
