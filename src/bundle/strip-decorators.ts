import type { Plugin } from "rolldown";
import { parseSync, Visitor, type ESTree } from "rolldown/utils";

const typescript = /\.[cm]?tsx?$/;

/**
 * Blanks azml's decorators out of the user's modules before they are bundled: the ports travel as data, and what only
 * a decorator referred to can be dropped. Text is replaced by spaces of the same length, so every position stays.
 *
 * A module with decorators of other libraries left gets `reflect-metadata`, which their metadata needs.
 */
export function stripDecorators(reflectMetadata: string): Plugin {
  return {
    name: "azml:strip-decorators",
    transform(code, id) {
      const path = id.replace(/[?#].*$/, "");
      if (!typescript.test(path) || !code.includes("@")) return null;
      const { program, module, errors } = parseSync(path, code);
      if (errors.length > 0) return null;
      const names = azmlNames(module.staticImports);
      const decorators: ESTree.Decorator[] = [];
      new Visitor({ Decorator: (node) => void decorators.push(node) }).visit(program);
      if (decorators.length === 0) return null;
      const own = decorators.filter((node) => names.has(rootName(node.expression) ?? ""));
      let text = code;
      for (const { start, end } of own) text = text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
      if (own.length < decorators.length) text = `import ${JSON.stringify(reflectMetadata)}; ${text}`;
      return { code: text, map: null };
    },
  };
}

/** Local names under which a module imports from azml. */
function azmlNames(imports: ReturnType<typeof parseSync>["module"]["staticImports"]): Set<string> {
  return new Set(
    imports
      .filter((entry) => entry.moduleRequest.value === "azml")
      .flatMap((entry) => entry.entries.map(({ localName }) => localName.value)),
  );
}

/** `input` of `@input("string")`, `az` of `@az.input("string")`. */
function rootName(expression: ESTree.Expression): string | undefined {
  switch (expression.type) {
    case "CallExpression":
      return rootName(expression.callee);
    case "MemberExpression":
      return rootName(expression.object);
    case "Identifier":
      return expression.name;
    default:
      return undefined;
  }
}
