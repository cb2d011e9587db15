import { childrenWord } from "./children-word.js";
import type { DrawnNode } from "../drawn.js";
import type { CardState } from "./svg.js";

/** Kinds that need no word: cards as most are, and those that their shape tells. */
const plain: ReadonlySet<string> = new Set(["command", "pipeline", "input", "output", "if_else"]);

/** What a card says in text: its name, its component, what it holds while it is closed, and what it has come to. */
export function linesOf({ name, component, kind, holds }: DrawnNode, state?: CardState): readonly string[] {
  const what = [
    plain.has(kind) ? undefined : kind.replaceAll("_", " "),
    component === name || kind === "pipeline" ? undefined : component,
  ].filter((word) => word !== undefined);
  const more = [what.length === 0 ? undefined : what.join(" · "), holds === undefined ? undefined : childrenWord(holds), state?.text];
  return [name, ...more.filter((line) => line !== undefined)];
}
