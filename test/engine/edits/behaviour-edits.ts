import { type Edit, replaced } from "./edit.js";
import { isSyntax, partOf, type Site, sitesOf, type Syntax } from "./syntax.js";

/** The text that is to stand at a site, when the rule can do something with it. */
type Rule = (site: Site, textOf: (node: Syntax) => string) => string | undefined;

const otherOperator: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "**": "*",
  "%": "*",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "&&": "||",
  "||": "&&",
  "??": "&&",
  "+=": "-=",
};

const rules: Readonly<Record<string, Rule>> = {
  "another number": ({ node }) => (typeof node["value"] === "number" ? String(node["value"] + 1) : undefined),
  "another text": ({ node, parent }) =>
    node.type === "Literal" && typeof node["value"] === "string" && parent.type !== "ImportDeclaration"
      ? JSON.stringify(`${node["value"]}x`)
      : undefined,
  "another template": ({ node }, textOf) => {
    // The text of this one begins with the ` or } before it.
    const text = textOf(node);
    return node.type === "TemplateElement" && /\w/.test(text) ? `${text.slice(0, 1)}x${text.slice(1)}` : undefined;
  },
  "another operator": ({ node }, textOf) => {
    const [left, right] = [partOf(node, "left"), partOf(node, "right")];
    const other = otherOperator[String(node["operator"])];
    return left && right && other ? `${textOf(left)} ${other} ${textOf(right)}` : undefined;
  },
  "a condition the other way round": ({ node, key, parent }, textOf) =>
    key === "test" && /If|Conditional/.test(parent.type) ? `!(${textOf(node)})` : undefined,
  "another truth": ({ node }) => (typeof node["value"] === "boolean" ? String(!node["value"]) : undefined),
  "another property": ({ node, parent, key }, textOf) =>
    parent.type === "MemberExpression" && key === "property" && parent["computed"] !== true ? `${textOf(node)}X` : undefined,
  "arguments in another order": ({ node }, textOf) => {
    const [first, second] = node.type === "CallExpression" ? (node["arguments"] as Syntax[]) : [];
    const callee = partOf(node, "callee");
    if (!callee || !first || !second || textOf(first) === textOf(second)) return undefined;
    const others = (node["arguments"] as Syntax[]).slice(2).map(textOf);
    return `${textOf(callee)}(${[textOf(second), textOf(first), ...others].join(", ")})`;
  },
  "a statement less": ({ node }) => (node.type === "ExpressionStatement" ? ";" : undefined),
  "another result": ({ node }) => (node.type === "ReturnStatement" && isSyntax(node["argument"]) ? "return undefined;" : undefined),
  "not awaited": ({ node }, textOf) => {
    const awaited = node.type === "AwaitExpression" ? partOf(node, "argument") : undefined;
    return awaited && `(${textOf(awaited)})`;
  },
};

/** Every change of a file's text, one at a time, after which its functions do something else. */
export function behaviourEdits(file: string, text: string): Edit[] {
  const textOf = ({ start, end }: Syntax): string => text.slice(start, end);
  return sitesOf(file, text)
    .filter(({ inBody }) => inBody)
    .flatMap((site) =>
      Object.entries(rules).flatMap(([rule, change]): Edit[] => {
        const by = change(site, textOf);
        return by === undefined ? [] : [{ rule, place: `${file}:${site.node.start}`, text: replaced(text, site.node, by) }];
      }),
    );
}
