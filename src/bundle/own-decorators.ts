import type { parseSync } from "rolldown/utils";
import { type AstNode, child, walk } from "./ast.js";

type StaticImports = ReturnType<typeof parseSync>["module"]["staticImports"];

/**
 * azml's decorators in a module, which are blanked before it is bundled: the ports travel as data, and what only a decorator referred to can be
 * dropped. `others` counts those of other libraries.
 */
export function ownDecorators(program: AstNode, imports: StaticImports): { readonly own: readonly AstNode[]; readonly others: number } {
  const names = azmlNames(imports);
  const decorators: AstNode[] = [];
  walk(program, (node) => void (node.type === "Decorator" && decorators.push(node)));
  const own = decorators.filter((node) => names.has(rootName(child(node, "expression")) ?? ""));
  return { own, others: decorators.length - own.length };
}

/** Local names under which a module imports from azml. */
function azmlNames(imports: StaticImports): Set<string> {
  return new Set(
    imports
      .filter((entry) => entry.moduleRequest.value === "azml")
      .flatMap((entry) => entry.entries.map(({ localName }) => localName.value)),
  );
}

/** `input` of `@input("string")`, `az` of `@az.input("string")`. */
function rootName(expression: AstNode | undefined): string | undefined {
  switch (expression?.type) {
    case "CallExpression":
      return rootName(child(expression, "callee"));
    case "MemberExpression":
      return rootName(child(expression, "object"));
    case "Identifier":
      return String(expression["name"]);
    default:
      return undefined;
  }
}
