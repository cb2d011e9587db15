/** A node of a syntax tree, as loosely as these files look at it. */
export interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Calls `visit` with every node and those around it, outermost first. What is below a node is left out when `visit` answers "skip". */
export function walk(
  node: AstNode,
  visit: (node: AstNode, around: readonly AstNode[]) => "skip" | void,
  around: readonly AstNode[] = [],
): void {
  if (visit(node, around) === "skip") return;
  const inside = [...around, node];
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) child.filter(isNode).forEach((one) => walk(one, visit, inside));
    else if (isNode(child)) walk(child, visit, inside);
  }
}

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && typeof (value as AstNode).type === "string";
}

/** The node below a key, where there is one. */
export function child(node: AstNode | undefined, key: string): AstNode | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

export function children(node: AstNode | undefined, key: string): readonly AstNode[] {
  const value = node?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier, or of the member that an expression ends with: `join` of `join(…)` and of `path.join(…)`. */
export function lastName(node: AstNode | undefined): string | undefined {
  if (node?.type === "Identifier") return String(node["name"]);
  if (node?.type !== "MemberExpression" || node["computed"] === true) return undefined;
  return lastName(child(node, "property"));
}

/** The text of a literal, or of a template without gaps. */
export function literalText(node: AstNode | undefined): string | undefined {
  if (node?.type === "Literal") return typeof node["value"] === "string" ? node["value"] : undefined;
  const quasis = children(node, "quasis");
  if (node?.type !== "TemplateLiteral" || quasis.length !== 1) return undefined;
  return cooked(quasis[0]);
}

/** The text of a piece of a template. */
export function cooked(quasi: AstNode | undefined): string {
  return (quasi?.["value"] as { readonly cooked?: string | null } | undefined)?.cooked ?? "";
}

/** True of `import.meta`. */
export function isImportMeta(node: AstNode | undefined): boolean {
  return node?.type === "MetaProperty" && lastName(child(node, "meta")) === "import";
}

/** `url` of `import.meta.url`. */
export function importMetaMember(node: AstNode | undefined): string | undefined {
  return node?.type === "MemberExpression" && isImportMeta(child(node, "object")) ? lastName(child(node, "property")) : undefined;
}

/** `x.name`, `{ name: … }`, and a member of a class: a name that stands for itself. */
export function isKey(node: AstNode, parent: AstNode | undefined): boolean {
  if (parent === undefined || parent["computed"] === true) return false;
  return parent.type === "MemberExpression" ? parent["property"] === node : parent["key"] === node;
}
