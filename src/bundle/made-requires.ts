import { type AstNode, child, children, lastName, walk } from "./ast.js";
import type { OwnPlaces } from "./own-place.js";

/** What a module gets from `createRequire`. */
export interface MadeRequires {
  /** Variables that hold one: whether it looks from where the module lies, rather than from another place. */
  readonly names: ReadonlyMap<string, boolean>;
  /** A variable that holds something else is called `require`. */
  readonly isTaken: boolean;
  /** Whether an expression is one, and looks from where the module lies; undefined for anything else. */
  readonly isOwn: (node: AstNode | undefined) => boolean | undefined;
}

export function madeRequires(program: AstNode, places: OwnPlaces): MadeRequires {
  const names = new Map<string, boolean>();
  let isTaken = false;
  const isOwnCall = (node: AstNode | undefined): boolean | undefined => {
    if (node?.type !== "CallExpression" || lastName(child(node, "callee")) !== "createRequire") return undefined;
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
  return { names, isTaken, isOwn };
}
