/** @example childrenWord(1) // "1 node" */
export function childrenWord(count: number): string {
  return `${count} ${count === 1 ? "node" : "nodes"}`;
}
