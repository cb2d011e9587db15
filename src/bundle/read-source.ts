import { RolldownMagicString } from "rolldown";
import { parseSync } from "rolldown/utils";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import { type AstNode, child, children, importMetaMember, isKey, walk } from "./ast.js";
import { constantsOf } from "./constants-of.js";
import { inlineRequires } from "./inline-requires.js";
import { locationAt } from "./location-at.js";
import { type NamedModule, namedFiles } from "./named-files.js";
import { madeRequires } from "./made-requires.js";
import { openImports } from "./open-imports.js";
import { type OwnPlace, OwnPlaces } from "./own-place.js";
import { ownDecorators } from "./own-decorators.js";
import type { SourceFacts } from "./source-facts.js";

export interface SourceOptions {
  /** The component lists files that travel. */
  readonly hasAssets: boolean;
  /** Where a source would lie in the bundle, from the bundle's folder. */
  readonly placed: (file: string) => string;
  /** The name that a module which runs apart has in the bundle's folder. */
  readonly moduleName: (file: string) => string;
  /** A module that decorators of other libraries need. */
  readonly reflectMetadata: string;
  /** A module that notes where something is thrown that is no Error. */
  readonly noteThrown: string;
}

export interface ReadSource extends SourceFacts {
  /** The text to bundle; undefined when it is the same. */
  readonly text?: RolldownMagicString;
}

/**
 * Gets a module of the user's ready to be part of a bundle: azml's decorators are blanked, and what it says of its own place is true of the bundle.
 * Undefined for a module that cannot be parsed, which the bundler reports.
 */
export function readSource(file: string, code: string, options: SourceOptions): ReadSource | undefined {
  const parsed = parseSync(file, code);
  if (parsed.errors.length > 0) return undefined;
  const program = parsed.program as unknown as AstNode;
  const text = new RolldownMagicString(code);
  const { own, others } = ownDecorators(program, parsed.module.staticImports);
  for (const { start, end } of own) text.update(start, end, code.slice(start, end).replace(/[^\r\n]/g, " "));
  if (others > 0) text.prepend(`import ${JSON.stringify(options.reflectMetadata)}; `);
  const isLeftOut = (node: AstNode): boolean => node.type === "Decorator" && own.some(({ start }) => start === node.start);
  const constants = constantsOf(program);
  const places = new OwnPlaces(file, constants);
  const locate = (node: AstNode): SourceLocation => locationAt(file, code, node.start);
  const named = namedFiles({ file, program, places, hasAssets: options.hasAssets, locate, isLeftOut });
  for (const { node, form, path } of named.modules) text.update(node.start, node.end, moduleText(options.moduleName(path), form));
  const replaced = (node: AstNode): boolean => isLeftOut(node) || named.modules.some((one: NamedModule) => one.node === node);
  placeText(program, text, { path: options.placed(file), constants, replaced });
  const requires = madeRequires(program, places);
  inlineRequires(program, text, requires);
  noteThrown(program, text, options.noteThrown);
  const { problems: open, places: asked } = openImports(program, locate, requires);
  const problems: Diagnostic[] = [...named.problems, ...open];
  const imports = parsed.module.staticImports.filter(({ entries }) => entries.length === 0);
  return {
    file,
    effects: imports.map(({ moduleRequest }) => moduleRequest.value),
    files: named.files,
    modules: named.modules.map(({ path }) => path),
    places: asked,
    problems,
    ...(text.hasChanged() && { text }),
  };
}

/** An expression for a module of the bundle, of the sort that stood in its place. */
function moduleText(name: string, form: OwnPlace["form"]): string {
  if (form === "path") return `(import.meta.dirname + ${JSON.stringify(`/${name}`)})`;
  return `new URL(${JSON.stringify(`./${name}`)}, import.meta.url)${form === "URL" ? "" : ".href"}`;
}

interface PlaceOptions {
  readonly path: string;
  readonly constants: ReadonlyMap<string, unknown>;
  readonly replaced: (node: AstNode) => boolean;
}

/** Has the module's words for its own place tell where it would lie in the bundle. */
function placeText(program: AstNode, text: RolldownMagicString, { path, constants, replaced }: PlaceOptions): void {
  const url = `new URL(${JSON.stringify(`./${path.split("/").map(encodeURIComponent).join("/")}`)}, import.meta.url).href`;
  const folder = path.slice(0, path.lastIndexOf("/"));
  const pathText = (name: string): string => `(import.meta.dirname + ${JSON.stringify(`/${name}`)})`;
  walk(program, (node, around) => {
    if (replaced(node)) return "skip";
    const { start, end } = node;
    switch (importMetaMember(node)) {
      case "url":
        text.update(start, end, url);
        return "skip";
      case "filename":
        text.update(start, end, pathText(path));
        return "skip";
      case "dirname":
        text.update(start, end, pathText(folder));
        return "skip";
      default:
    }
    const [relative] = children(node, "arguments");
    if (node.type === "CallExpression" && importMetaMember(child(node, "callee")) === "resolve" && relative) {
      if (!String(relative["value"]).startsWith(".")) return "skip";
      text.update(start, relative.start, "new URL(").update(relative.end, end, `, ${url}).href`);
      return "skip";
    }
    if (node.type !== "Identifier" || constants.has(String(node["name"])) || isKey(node, around.at(-1))) return undefined;
    if (node["name"] === "__filename") text.update(start, end, pathText(path));
    if (node["name"] === "__dirname") text.update(start, end, pathText(folder));
    return undefined;
  });
}

/** Something thrown that is no Error says not where. */
function noteThrown(program: AstNode, text: RolldownMagicString, module: string): void {
  let isAny = false;
  walk(program, (node) => {
    const argument = child(node, "argument");
    if (node.type !== "ThrowStatement" || !argument || argument.type === "NewExpression") return;
    isAny = true;
    text.appendLeft(argument.start, "azmlThrown(").appendRight(argument.end, ")");
  });
  if (isAny) text.prepend(`import { thrown as azmlThrown } from ${JSON.stringify(module)}; `);
}
