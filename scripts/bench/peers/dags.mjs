/** `count` nodes, each after the one before. */
export function chain(count) {
  return Array.from({ length: count }, (_, at) => ({ name: `n${at}`, after: at === 0 ? [] : [`n${at - 1}`] }));
}

/** One source, `count - 2` nodes that read it, and one that reads them all. */
export function wide(count) {
  const middle = Array.from({ length: count - 2 }, (_, at) => ({ name: `m${at}`, after: ["source"] }));
  return [{ name: "source", after: [] }, ...middle, { name: "sink", after: middle.map(({ name }) => name) }];
}
