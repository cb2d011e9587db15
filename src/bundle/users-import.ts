import { readFileSync } from "node:fs";
import { parseSync } from "rolldown/utils";
import { type AstNode, child, children, literalText, walk } from "./ast.js";
import { packageName, packageOf } from "./package-of.js";
import type { ModuleLinks } from "./travelling-packages.js";

/** The import of the user's by which a module of a package got into a bundle. */
export function usersImport(
  id: string,
  links: (id: string) => ModuleLinks | undefined,
  isUsers: (id: string) => boolean,
): { readonly file: string; readonly code: string; readonly offset: number } | undefined {
  const seen = new Set<string>();
  let current = [id];
  while (current.length > 0) {
    const next: string[] = [];
    for (const one of current) {
      const { importers = [], dynamicImporters = [] } = links(one) ?? {};
      for (const importer of [...importers, ...dynamicImporters]) {
        const found = isUsers(importer) ? importOf(packageOf(one)?.name, importer.replace(/[?#].*$/, "")) : undefined;
        if (found) return found;
        if (!seen.has(importer)) next.push(importer);
        seen.add(importer);
      }
    }
    current = next;
  }
  return undefined;
}

function importOf(name: string | undefined, file: string): ReturnType<typeof usersImport> {
  const code = readFileSync(file, "utf8");
  let offset: number | undefined;
  walk(parseSync(file, code).program as unknown as AstNode, (node) => {
    const [first] = node.type === "CallExpression" ? children(node, "arguments") : [];
    const source = first ?? child(node, "source");
    const text = literalText(source);
    if (text !== undefined && packageName(text) === name) offset ??= source?.start;
  });
  return offset === undefined ? undefined : { file, code, offset };
}
