/**
 * Orders ids so that each comes after what it depends on; ids that are free to go keep the order they were given in.
 * Linear in ids and edges. Undefined when there is a cycle (`findCycle` names it).
 *
 * @example
 * topologicalOrder(["b", "a"], (id) => (id === "b" ? ["a"] : [])); // ["a", "b"]
 */
export function topologicalOrder<Id>(ids: Iterable<Id>, dependenciesOf: (id: Id) => Iterable<Id>): Id[] | undefined {
  const waiting = new Map<Id, number>();
  const dependents = new Map<Id, Id[]>();
  for (const id of ids) waiting.set(id, 0);
  for (const id of waiting.keys()) {
    for (const dependency of new Set(dependenciesOf(id))) {
      if (!waiting.has(dependency)) continue;
      waiting.set(id, (waiting.get(id) ?? 0) + 1);
      const list = dependents.get(dependency);
      if (list) list.push(id);
      else dependents.set(dependency, [id]);
    }
  }
  const order: Id[] = [];
  for (const [id, count] of waiting) if (count === 0) order.push(id);
  for (const id of order) {
    for (const dependent of dependents.get(id) ?? []) {
      const left = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, left);
      if (left === 0) order.push(dependent);
    }
  }
  return order.length === waiting.size ? order : undefined;
}
