import { isBuiltin } from "node:module";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import type { MadeRequires } from "./made-requires.js";
import { type AstNode, child, children, cooked, importMetaMember, lastName, literalText, walk } from "./ast.js";

/**
 * Imports of a module whose text is known only when it runs, which no bundle can hold. One that begins with a known text can only mean a file or a
 * package that is not there then: an error. Any other may mean a module that is there, such as one of an input: a warning.
 *
 * `places` are packages that the module asks the place of: `require.resolve("sharp/package.json")`.
 */
export function openImports(
  program: AstNode,
  locate: (node: AstNode) => SourceLocation,
  { isOwn }: Pick<MadeRequires, "isOwn">,
): { readonly problems: readonly Diagnostic[]; readonly places: readonly string[] } {
  const problems: Diagnostic[] = [];
  const places: string[] = [];
  walk(program, (node) => {
    const callee = child(node, "callee");
    const [first] = children(node, "arguments");
    if (node.type === "CallExpression" && isResolve(callee, isOwn)) {
      const text = literalText(first);
      if (text !== undefined && !text.startsWith(".") && !isBuiltin(text)) places.push(text);
      return;
    }
    if (node.type === "CallExpression" && isOwn(callee) === false) return void problems.push(elsewhere(locate(callee ?? node)));
    const isLoad = isRequire(node, callee) || (node.type === "CallExpression" && isOwn(callee) === true);
    const source = node.type === "ImportExpression" ? child(node, "source") : isLoad ? first : undefined;
    if (!source || literalText(source) !== undefined) return;
    const known = beginning(source);
    const isFile = /^\.{0,2}\//.test(known);
    problems.push({
      code: "AZML809",
      severity: known === "" || known.startsWith("/") || /^(?:file|data|node):/.test(known) ? "warning" : "error",
      message: `what is imported here${known === "" ? "" : `, ${known}…,`} is known only when the body runs, and so it does not travel`,
      location: locate(source),
      hint: isFile ? "import each file by its own literal text" : "import it by a literal text, or from an absolute path of an input",
    });
  });
  return { problems, places };
}

/** Of a `require` that looks from a place which is not the module's. */
function elsewhere(location: SourceLocation): Diagnostic {
  const message =
    "what is loaded here is looked for from another place than this file, so it does not travel, and a result does not depend on it";
  return { code: "AZML809", severity: "warning", message, location, hint: "load it by createRequire(import.meta.url), or import it" };
}

function isResolve(callee: AstNode | undefined, isOwn: MadeRequires["isOwn"]): boolean {
  if (importMetaMember(callee) === "resolve") return true;
  const object = child(callee, "object");
  return (
    callee?.type === "MemberExpression" && lastName(callee) === "resolve" && (lastName(object) === "require" || isOwn(object) === true)
  );
}

function isRequire(node: AstNode, callee: AstNode | undefined): boolean {
  return node.type === "CallExpression" && callee?.type === "Identifier" && callee["name"] === "require";
}

function beginning(source: AstNode): string {
  if (source.type === "TemplateLiteral") return cooked(children(source, "quasis")[0]);
  const left = source.type === "BinaryExpression" ? child(source, "left") : undefined;
  return left ? (literalText(left) ?? beginning(left)) : "";
}
