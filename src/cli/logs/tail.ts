/** Keeps the last lines of what it is told, for each node. */
export class Tails {
  readonly #count: number;
  readonly #lines = new Map<string, string[]>();

  constructor(count: number) {
    this.#count = count;
  }

  push(node: string, line: string): void {
    const lines = this.#lines.get(node) ?? [];
    lines.push(line);
    // Cut now and then: taking the first of a long list each time would take long.
    if (lines.length >= 2 * this.#count + 100) lines.splice(0, lines.length - this.#count);
    this.#lines.set(node, lines);
  }

  /** What is kept, node by node, and from then on nothing. */
  take(): readonly { readonly node: string; readonly lines: readonly string[] }[] {
    const kept = [...this.#lines].map(([node, lines]) => ({ node, lines: lines.slice(Math.max(0, lines.length - this.#count)) }));
    this.#lines.clear();
    return kept;
  }
}

/** Lines of a text that comes piece by piece. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
