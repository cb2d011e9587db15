/**
 * The edges turned round: for each id, the ids that depend on it, in the order given. Linear in ids and edges.
 *
 * @example
 * dependents(["a", "b"], (id) => (id === "b" ? ["a"] : [])).get("a"); // ["b"]
 */
export function dependents<Id>(ids: Iterable<Id>, dependenciesOf: (id: Id) => Iterable<Id>): ReadonlyMap<Id, readonly Id[]> {
  const result = new Map<Id, Id[]>();
  for (const id of ids) {
    for (const dependency of new Set(dependenciesOf(id))) {
      const list = result.get(dependency);
      if (list) list.push(id);
      else result.set(dependency, [id]);
    }
  }
  return result;
}
