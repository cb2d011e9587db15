import { parseSync } from "rolldown/utils";

/** A node of the syntax tree, with its place in the text. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Site {
  readonly node: Syntax;
  readonly parent: Syntax;
  /** Key of the parent that holds the node. */
  readonly key: string;
  /** Whether it is part of what a function or a method does. */
  readonly inBody: boolean;
}

/** What only the compiler reads, and what is taken out of a body. */
const skipped = new Set(["decorators", "typeAnnotation", "returnType", "typeParameters", "typeArguments", "superTypeArguments"]);

/** Every node of a TypeScript file that is there at run time. */
export function sitesOf(file: string, text: string): Site[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  const sites: Site[] = [];
  const visit = (node: Syntax, inBody: boolean): void => {
    if (/^(TSInterface|TSTypeAlias|ImportDeclaration|PropertyDefinition)/.test(node.type)) return;
    for (const [key, value] of Object.entries(node)) {
      if (skipped.has(key)) continue;
      const inside = inBody || (key === "body" && /Function/.test(node.type));
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (!isSyntax(child)) continue;
        sites.push({ node: child, parent: node, key, inBody: inside });
        visit(child, inside);
      }
    }
  };
  visit(program as unknown as Syntax, false);
  return sites;
}

export function isSyntax(value: unknown): value is Syntax {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

export function partOf(node: Syntax, key: string): Syntax | undefined {
  const part = node[key];
  return isSyntax(part) ? part : undefined;
}
