import { type AstNode, child, children, isKey, walk } from "./ast.js";
import type { MadeRequires } from "./made-requires.js";

/**
 * Where a module hands on what `createRequire` makes, or `createRequire` itself, as a value: assigned to something else, given to a function,
 * returned. What is loaded by it then is not looked into.
 */
export function escapedRequires(program: AstNode, { isOwn, isMaker }: Pick<MadeRequires, "isOwn" | "isMaker">): readonly AstNode[] {
  const escaped: AstNode[] = [];
  walk(program, (node, around) => {
    if (/^(?:Import|Export)/.test(node.type) && node.type.endsWith("Declaration") && child(node, "source")) return "skip";
    if ((node.type.startsWith("TSType") && node.type !== "TSTypeAssertion") || node.type === "TSInterfaceDeclaration") return "skip";
    const parent = around.at(-1);
    if (parent === undefined || isKey(node, parent) || isBinding(node, around)) return undefined;
    if (isMaker(node)) {
      if (parent["callee"] !== node && !isHarmless(node, parent)) escaped.push(node);
      return node.type === "MemberExpression" ? "skip" : undefined;
    }
    if (isOwn(node) === undefined || parent["callee"] === node || isHarmless(node, parent)) return undefined;
    const isKept = parent.type === "VariableDeclarator" && child(parent, "id")?.type === "Identifier" && !isExported(around);
    if (!(isKept && node.type === "CallExpression")) escaped.push(node);
    return undefined;
  });
  return escaped;
}

/** `typeof load`, `load.resolve(…)`, and a statement that is nothing else. */
function isHarmless(node: AstNode, parent: AstNode): boolean {
  if (parent.type === "MemberExpression") return parent["object"] === node;
  return (parent.type === "UnaryExpression" && parent["operator"] === "typeof") || parent.type === "ExpressionStatement";
}

/** `export const load = …`. */
function isExported(around: readonly AstNode[]): boolean {
  return around.at(-3)?.type === "ExportNamedDeclaration";
}

/** A name where it is made known, rather than used. */
function isBinding(node: AstNode, around: readonly AstNode[]): boolean {
  const parent = around.at(-1);
  if (parent === undefined || node.type !== "Identifier") return false;
  if (parent.type === "VariableDeclarator") return parent["id"] === node;
  if (parent.type === "ExportSpecifier") return parent["exported"] === node;
  if (/Function/.test(parent.type)) return parent["id"] === node || children(parent, "params").includes(node);
  return parent.type === "Property" && around.at(-2)?.type === "ObjectPattern";
}
