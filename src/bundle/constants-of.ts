import { type AstNode, child, children, walk } from "./ast.js";

/**
 * The initial values of a module's constants by name. A name that also stands for something else there has none: which of them is meant is not
 * looked into.
 */
export function constantsOf(program: AstNode): ReadonlyMap<string, AstNode | undefined> {
  const constants = new Map<string, AstNode | undefined>();
  const define = (name: AstNode | undefined, value: AstNode | undefined): void => {
    if (name?.type !== "Identifier") return;
    const text = String(name["name"]);
    constants.set(text, constants.has(text) ? undefined : value);
  };
  walk(program, (node, around) => {
    if (node.type === "VariableDeclarator") {
      define(child(node, "id"), around.at(-1)?.["kind"] === "const" ? child(node, "init") : undefined);
    }
    if (/Function/.test(node.type)) {
      define(child(node, "id"), undefined);
      for (const parameter of children(node, "params")) define(parameter, undefined);
    }
    return undefined;
  });
  return constants;
}
