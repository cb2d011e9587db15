/**
 * One cycle, as the ids along it: each depends on the next, and the last on the first. Undefined when there is none.
 * Linear in ids and edges, and does not recurse, so a chain of any length is fine.
 *
 * @example
 * findCycle(["a", "b"], (id) => (id === "a" ? ["b"] : ["a"])); // ["a", "b"]
 */
export function findCycle<Id>(ids: Iterable<Id>, dependenciesOf: (id: Id) => Iterable<Id>): Id[] | undefined {
  const done = new Set<Id>();
  for (const start of ids) {
    if (done.has(start)) continue;
    const trail = new Map<Id, Iterator<Id>>([[start, dependenciesOf(start)[Symbol.iterator]()]]);
    const path = [start];
    for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
      const next = trail.get(id)?.next();
      if (!next || next.done) {
        done.add(id);
        trail.delete(id);
        path.pop();
      } else if (trail.has(next.value)) {
        return path.slice(path.indexOf(next.value));
      } else if (!done.has(next.value)) {
        trail.set(next.value, dependenciesOf(next.value)[Symbol.iterator]());
        path.push(next.value);
      }
    }
  }
  return undefined;
}
