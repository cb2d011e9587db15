/**
 * Everything that depends on `start`, directly or not, without `start`; each id once, nearest first.
 * `skip` keeps a branch out together with what can be reached only through it.
 *
 * @example
 * descendants("a", (id) => ({ a: ["b"], b: ["c"] })[id] ?? []); // ["b", "c"]
 */
export function descendants<Id>(start: Id, dependentsOf: (id: Id) => Iterable<Id>, skip: (id: Id) => boolean = () => false): Id[] {
  const seen = new Set<Id>([start]);
  for (const id of seen) {
    for (const dependent of dependentsOf(id)) if (!skip(dependent)) seen.add(dependent);
  }
  seen.delete(start);
  return [...seen];
}
