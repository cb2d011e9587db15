import { isBuiltin } from "node:module";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import { type AstNode, child, children, cooked, importMetaMember, lastName, literalText, walk } from "./ast.js";
import { escapedRequires } from "./escaped-requires.js";
import type { MadeRequires } from "./made-requires.js";

/** Of Node's functions, those that load what they are given and that no bundler follows. */
const loaders: ReadonlySet<string | undefined> = new Set(["dlopen", "_load"]);

const notKept = "so it does not travel, and a result of the body is not used again";

/**
 * Imports of a module whose text is known only when it runs, which no bundle can hold. One that begins with a known text can only mean a file or a
 * package that is not there then: an error. Any other may mean a module that is there, such as one of an input: a warning, since nobody knows what
 * a result was made by.
 *
 * `places` are packages that the module asks the place of: `require.resolve("sharp/package.json")`.
 */
export function openImports(
  program: AstNode,
  locate: (node: AstNode) => SourceLocation,
  requires: Pick<MadeRequires, "isOwn" | "isMaker">,
): { readonly problems: readonly Diagnostic[]; readonly places: readonly string[] } {
  const { isOwn } = requires;
  const problems: Diagnostic[] = [];
  const places: string[] = [];
  walk(program, (node, around) => {
    const callee = child(node, "callee");
    const [first] = children(node, "arguments");
    const isCall = node.type === "CallExpression";
    if (isCall && isResolve(callee, isOwn)) {
      const text = literalText(first);
      if (text !== undefined && !text.startsWith(".") && !isBuiltin(text)) places.push(text);
      return;
    }
    if (isCall && isOwn(callee) === false) return void problems.push(elsewhere(locate(callee ?? node)));
    if (isCall && callee?.type === "MemberExpression" && loaders.has(lastName(callee))) {
      const message = `what is loaded here is not looked into, ${notKept}`;
      return void problems.push({ ...warning, message, location: locate(node), hint: "import it, or the package that it is of" });
    }
    const isLoad = isCall && (isRequire(callee, around) || isOwn(callee) === true);
    const source = node.type === "ImportExpression" ? child(node, "source") : isLoad ? first : undefined;
    if (source) problems.push(...ofOpenText(source, locate));
  });
  for (const node of escapedRequires(program, requires)) {
    const message = `what is loaded by this require is not looked into, ${notKept}`;
    problems.push({ ...warning, message, location: locate(node), hint: "call it where it is made, by literal texts" });
  }
  return { problems, places };
}

const warning = { code: "AZML809", severity: "warning" } as const;

function ofOpenText(source: AstNode, locate: (node: AstNode) => SourceLocation): Diagnostic[] {
  const literal = literalText(source);
  if (literal !== undefined && !literal.startsWith("file:")) return [];
  const known = literal ?? beginning(source);
  const isFile = /^\.{0,2}\//.test(known);
  const mayBeThere = known === "" || known.startsWith("/") || /^(?:file|data|node):/.test(known);
  const what = `what is imported here${known === "" ? "" : `, ${known}${literal === undefined ? "…" : ""},`}`;
  const message = mayBeThere
    ? `${what} is ${literal === undefined ? "known only when the body runs" : "not looked into"}, ${notKept}`
    : `${what} is known only when the body runs, and so it does not travel`;
  const hint = isFile ? "import each file by its own literal text" : "import it by a literal text, or from an absolute path of an input";
  return [{ ...warning, ...(!mayBeThere && { severity: "error" }), message, location: locate(source), hint }];
}

/** Of a `require` that looks from a place which is not the module's. */
function elsewhere(location: SourceLocation): Diagnostic {
  const message = `what is loaded here is looked for from another place than this file, ${notKept}`;
  return { ...warning, message, location, hint: "load it by createRequire(import.meta.url), or import it" };
}

function isResolve(callee: AstNode | undefined, isOwn: MadeRequires["isOwn"]): boolean {
  if (importMetaMember(callee) === "resolve") return true;
  const object = child(callee, "object");
  return (
    callee?.type === "MemberExpression" && lastName(callee) === "resolve" && (lastName(object) === "require" || isOwn(object) === true)
  );
}

/** Of a module that bundlers have made before, `require` is what its functions are given. */
function isRequire(callee: AstNode | undefined, around: readonly AstNode[]): boolean {
  if (callee?.type !== "Identifier" || callee["name"] !== "require") return false;
  return !around.some((one) => children(one, "params").some(({ name }) => name === "require"));
}

function beginning(source: AstNode): string {
  if (source.type === "TemplateLiteral") return cooked(children(source, "quasis")[0]);
  const left = source.type === "BinaryExpression" ? child(source, "left") : undefined;
  return left ? (literalText(left) ?? beginning(left)) : "";
}
