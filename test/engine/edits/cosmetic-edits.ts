import { type Edit, replaced } from "./edit.js";
import { isSyntax, partOf, type Site, sitesOf, type Syntax } from "./syntax.js";

/** The text that is to stand at a site, when the rule can do something with it. */
type Rule = (site: Site, text: string) => string | undefined;

const isStatement = ({ type }: Syntax): boolean => /(Statement|Declaration)$/.test(type) && type !== "BlockStatement";

const rules: Readonly<Record<string, Rule>> = {
  "a comment before a statement": ({ node }, text) => (isStatement(node) ? `/* why: so */ ${text}` : undefined),
  "a comment after a statement": ({ node }, text) => (isStatement(node) ? `${text} // and so\n` : undefined),
  "blank lines": ({ node }, text) => (isStatement(node) ? `\n\n      ${text}` : undefined),
  parentheses: ({ key, parent, node }, text) =>
    (key === "init" && parent.type === "VariableDeclarator") || (key === "argument" && parent.type === "ReturnStatement") || key === "test"
      ? node.type.startsWith("TS")
        ? undefined
        : `(${text})`
      : undefined,
  "a cast": ({ key, parent }, text) => (key === "init" && parent.type === "VariableDeclarator" ? `((${text}) as never)` : undefined),
  "single quotes": ({ node }, text) =>
    node.type === "Literal" && typeof node["value"] === "string" && /^"[^"'\\]*"$/.test(text) ? `'${text.slice(1, -1)}'` : undefined,
  "a block around one statement": ({ key, parent, node }, text) =>
    key === "consequent" && parent.type === "IfStatement" && node.type !== "BlockStatement" ? `{ ${text} }` : undefined,
};

const wholeFile: Readonly<Record<string, (text: string) => string>> = {
  "lines that end as on Windows": (text) => text.replaceAll("\n", "\r\n"),
  "a byte order mark": (text) => `\uFEFF${text}`,
  "an interface that nobody uses": (text) => `${text}\nexport interface Spare { readonly a: number }\n`,
  "a type that nobody uses": (text) => `type Spare = "a" | "b";\n${text}`,
  "a function that nobody calls": (text) => `${text}\nfunction spare(): number {\n  return 7;\n}\n`,
  "a constant that nobody reads": (text) => `${text}\nconst spare = [1, 2, 3];\n`,
  "an import that nobody uses": (text) => `import { cpus as spare } from "node:os";\n${text}`,
  "a license on top": (text) => `/*! (c) somebody, all rights */\n${text}`,
  "other indentation": (text) => text.replaceAll("\n  ", "\n\t\t"),
  "spaces at the ends of lines": (text) => text.replaceAll(";\n", ";   \n"),
  "other descriptions": (text) => text.replaceAll(/(description|displayName): "/g, '$1: "Now: '),
};

/** Every change of a file's text, one at a time, after which everything does the same as before. */
export function cosmeticEdits(file: string, text: string): Edit[] {
  const sites = sitesOf(file, text);
  const atSites = sites
    .filter(({ inBody }) => inBody)
    .flatMap(({ node, ...site }) =>
      Object.entries(rules).flatMap(([rule, change]): Edit[] => {
        const by = change({ node, ...site }, text.slice(node.start, node.end));
        return by === undefined ? [] : [{ rule, place: `${file}:${node.start}`, text: replaced(text, node, by) }];
      }),
    );
  const ofFile = Object.entries(wholeFile).flatMap(([rule, change]): Edit[] => {
    const changed = change(text);
    return changed === text ? [] : [{ rule, place: file, text: changed }];
  });
  return [...atSites, ...renamings(file, text, sites), ...ofFile];
}

/** A variable of a function under another name, where its name is declared once and means nothing else. */
function renamings(file: string, text: string, sites: readonly Site[]): Edit[] {
  const named = (name: string): Site[] => sites.filter(({ node }) => node.type === "Identifier" && node["name"] === name);
  const declared = sites.filter(isDeclaration).map(({ node }) => String(node["name"]));
  return declared
    .filter((name, _, all) => all.filter((other) => other === name).length === 1)
    .map((name) => {
      let changed = text;
      const shorthand = new Set<number>();
      const places = named(name)
        .filter((site) => !isPropertyName(site))
        .map(({ node, parent }) => {
          if (parent.type === "Property" && parent["shorthand"] === true) shorthand.add(node.start);
          return node;
        });
      for (const node of [...new Map(places.map((node) => [node.start, node])).values()].sort((a, b) => b.start - a.start)) {
        changed = replaced(changed, node, shorthand.has(node.start) ? `${name}: ${name}Renamed` : `${name}Renamed`);
      }
      return { rule: "another name for a variable", place: `${file}:${name}`, text: changed };
    });
}

function isDeclaration({ node, parent, key, inBody }: Site): boolean {
  if (node.type !== "Identifier") return false;
  if (inBody && parent.type === "VariableDeclarator" && key === "id") return true;
  return key === "params" && /Function/.test(parent.type) && !isSyntax(node["typeAnnotation"]);
}

function isPropertyName({ parent, key }: Site): boolean {
  if (parent.type === "MemberExpression") return key === "property" && parent["computed"] !== true;
  return key === "key" && !(parent["shorthand"] === true) && partOf(parent, "key") !== undefined;
}
