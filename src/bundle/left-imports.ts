import { readFileSync } from "node:fs";
import type { OutputChunk, RolldownLog } from "rolldown";
import { parseSync } from "rolldown/utils";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type AstNode, child, children, lastName, literalText, walk } from "./ast.js";
import { packageName, packageOf } from "./package-of.js";
import { locationAt } from "./location-at.js";
import { usersImport } from "./users-import.js";
import { requiredIn } from "./required-in.js";
import type { ModuleLinks } from "./travelling-packages.js";

/**
 * Imports that are left in a finished bundle though nothing is found there: each is reported where it stands. Those that a program gets along without
 * are not: what stands in a `try`, dynamic imports with a `catch`, and what a package asks for only when one of its functions is called.
 */
export function leftImports(
  chunk: Pick<OutputChunk, "code" | "dynamicImports" | "moduleIds">,
  effects: readonly string[],
  logs: readonly RolldownLog[],
  isUsers: (id: string) => boolean,
  links: (id: string) => ModuleLinks | undefined,
): Diagnostic[] {
  const imports = parseSync("bundle.mjs", chunk.code).module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const left = new Set([...imports, ...chunk.dynamicImports, ...requiredIn(chunk.code), ...effects]);
  return logs.flatMap((log): Diagnostic[] => {
    const { code, id, loc } = log;
    const [, specifier] = /Could not resolve '([^']+)'/.exec(log.message) ?? [];
    if (code !== "UNRESOLVED_IMPORT" || specifier === undefined || id === undefined || !chunk.moduleIds.includes(id)) return [];
    if (!left.has(specifier)) return [];
    const file = id.replace(/[?#].*$/, "");
    const at = loc && { file, line: loc.line, column: loc.column + 1 };
    const isOwn = isUsers(id);
    if (isGuarded(file, specifier, isOwn)) return [];
    const whose = isOwn ? "" : ` of the package ${packageOf(file)?.name ?? file}`;
    const user = isOwn ? undefined : usersImport(id, links, isUsers);
    const location = isOwn ? at : user && locationAt(user.file, user.code, user.offset);
    const name = packageName(specifier);
    return [
      {
        code: "AZML805",
        severity: "error",
        message: `the import "${specifier}"${whose} leads to nothing that can travel with the body`,
        ...(location && { location }),
        ...(isOwn && { focus: specifier }),
        ...(!isOwn && at && { notes: [`it stands in ${file}:${at.line}`] }),
        hint:
          name === undefined || /^[@~]\//.test(specifier)
            ? "correct the path, or the paths of tsconfig.json"
            : `npm install ${name}, or have the paths of tsconfig.json lead to it`,
      },
    ];
  });
}

/** Whether the program goes on when nothing is found. */
function isGuarded(file: string, specifier: string, isOwn: boolean): boolean {
  const code = readFileSync(file, "utf8");
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return false;
  const guarded: boolean[] = [];
  walk(program as unknown as AstNode, (node, around) => {
    if (node.type === "ImportDeclaration" || node.type.startsWith("Export")) {
      if (literalText(child(node, "source")) === specifier) guarded.push(false);
      return undefined;
    }
    const isRequire = node.type === "CallExpression" && child(node, "callee")?.["name"] === "require";
    const asked = node.type === "ImportExpression" ? child(node, "source") : isRequire ? children(node, "arguments")[0] : undefined;
    if (literalText(asked) !== specifier) return undefined;
    const isCaught = around.some((one) => one.type === "CallExpression" && lastName(child(one, "callee")) === "catch");
    const isTried = around.some((one, index) => one.type === "TryStatement" && one["block"] === around[index + 1] && child(one, "handler"));
    const isLater = around.some(({ type }) => /Function/.test(type));
    guarded.push(isCaught || isTried || (!isOwn && isLater));
    return undefined;
  });
  return guarded.length > 0 && guarded.every(Boolean);
}
