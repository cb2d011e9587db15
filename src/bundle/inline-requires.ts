import type { RolldownMagicString } from "rolldown";
import { type AstNode, children, literalText, walk } from "./ast.js";
import type { MadeRequires } from "./made-requires.js";

const renamed = "azmlRequire";

/**
 * A `require` that a module makes for itself, `createRequire(import.meta.url)`, is one to the bundler where it is given a literal text: then what it
 * names is part of the bundle. What else is done with it goes on as before.
 */
export function inlineRequires(program: AstNode, text: RolldownMagicString, { names, isTaken, isOwn }: MadeRequires): void {
  if (isTaken) return;
  walk(program, (node, around) => {
    if (node.type !== "Identifier" && node.type !== "CallExpression") return;
    const isName = node.type === "Identifier";
    if (isOwn(node) !== true && !(isName && node["name"] === "require" && names.has("require"))) return;
    const call = around.at(-1);
    if (call?.type === "MemberExpression" && call["property"] === node && call["computed"] !== true) return;
    const isLiteral =
      isOwn(node) === true &&
      call?.type === "CallExpression" &&
      call["callee"] === node &&
      literalText(children(call, "arguments")[0]) !== undefined;
    if (isLiteral) {
      if (node["name"] !== "require") text.update(node.start, node.end, "require");
    } else if (node["name"] === "require") text.update(node.start, node.end, renamed);
  });
}
