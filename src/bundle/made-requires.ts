import { type AstNode, child, children, lastName, literalText, walk } from "./ast.js";
import type { OwnPlaces } from "./own-place.js";

/** What a module gets from `createRequire`. */
export interface MadeRequires {
  /** Variables that hold one: whether it looks from where the module lies, rather than from another place. */
  readonly names: ReadonlyMap<string, boolean>;
  /** A variable that holds something else is called `require`. */
  readonly isTaken: boolean;
  /** Whether an expression is one, and looks from where the module lies; undefined for anything else. */
  readonly isOwn: (node: AstNode | undefined) => boolean | undefined;
  /** Whether an expression is `createRequire` itself, whatever the module calls it. */
  readonly isMaker: (node: AstNode | undefined) => boolean;
}

const maker = "createRequire";

export function madeRequires(program: AstNode, places: OwnPlaces): MadeRequires {
  const makers = namesOfMaker(program);
  const names = new Map<string, boolean>();
  let isTaken = false;
  const isMaker = (node: AstNode | undefined): boolean => {
    if (node?.type === "Identifier") return makers.has(String(node["name"]));
    return lastName(node) === maker || (node?.type === "MemberExpression" && literalText(child(node, "property")) === maker);
  };
  const isOwnCall = (node: AstNode | undefined): boolean | undefined => {
    if (node?.type !== "CallExpression" || !isMaker(child(node, "callee"))) return undefined;
    return places.of(children(node, "arguments")[0]) !== undefined;
  };
  walk(program, (node) => {
    const id = child(node, "id");
    if (node.type !== "VariableDeclarator" || id?.type !== "Identifier") return;
    const isOwn = isOwnCall(child(node, "init"));
    if (isOwn !== undefined) names.set(String(id["name"]), isOwn);
    else if (id["name"] === "require") isTaken = true;
  });
  const isOwn = (node: AstNode | undefined): boolean | undefined =>
    node?.type === "Identifier" ? names.get(String(node["name"])) : isOwnCall(node);
  return { names, isTaken, isOwn, isMaker };
}

/** `import { createRequire as make }` and `const { createRequire: make } = await import("node:module")`. */
function namesOfMaker(program: AstNode): ReadonlySet<string> {
  const names = new Set([maker]);
  walk(program, (node, around) => {
    const isImport = node.type === "ImportSpecifier" && nameOf(child(node, "imported")) === maker;
    const isTakenOut = node.type === "Property" && around.at(-1)?.type === "ObjectPattern" && nameOf(child(node, "key")) === maker;
    const local = isImport ? child(node, "local") : isTakenOut ? child(node, "value") : undefined;
    if (local?.type === "Identifier") names.add(String(local["name"]));
  });
  return names;
}

function nameOf(node: AstNode | undefined): string | undefined {
  return lastName(node) ?? literalText(node);
}
