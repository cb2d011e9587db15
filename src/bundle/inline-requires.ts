import type { RolldownMagicString } from "rolldown";
import { type AstNode, child, children, lastName, literalText, walk } from "./ast.js";
import type { OwnPlaces } from "./own-place.js";

const renamed = "azmlRequire";

/**
 * A `require` that a module makes for itself, `createRequire(import.meta.url)`, is one to the bundler where it is given a literal text: then what it
 * names is part of the bundle. What else is done with it goes on as before.
 */
export function inlineRequires(program: AstNode, text: RolldownMagicString, places: OwnPlaces): void {
  const made = new Map<string, AstNode>();
  let isTaken = false;
  walk(program, (node) => {
    const id = child(node, "id");
    if (node.type !== "VariableDeclarator" || id?.type !== "Identifier") return;
    const init = child(node, "init");
    const isMade = lastName(child(init, "callee")) === "createRequire" && places.of(children(init, "arguments")[0]) !== undefined;
    if (isMade) made.set(String(id["name"]), id);
    else if (id["name"] === "require") isTaken = true;
  });
  if (made.size === 0 || isTaken) return;
  walk(program, (node, around) => {
    const name = node.type === "Identifier" ? String(node["name"]) : "";
    if (!made.has(name)) return;
    const call = around.at(-1);
    if (call?.type === "MemberExpression" && call["property"] === node && call["computed"] !== true) return;
    const isLiteral =
      call?.type === "CallExpression" && call["callee"] === node && literalText(children(call, "arguments")[0]) !== undefined;
    if (isLiteral) {
      if (name !== "require") text.update(node.start, node.end, "require");
    } else if (name === "require") text.update(node.start, node.end, renamed);
  });
}
