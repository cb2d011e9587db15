import { statSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import { type AstNode, child, children, cooked, lastName, literalText, walk } from "./ast.js";
import type { OwnPlace, OwnPlaces } from "./own-place.js";
import type { NamedFile } from "./source-facts.js";

/** A module that runs apart, and the expression that names it. */
export interface NamedModule {
  readonly path: string;
  readonly form: OwnPlace["form"];
  readonly node: AstNode;
}

interface Found {
  readonly files: NamedFile[];
  readonly modules: NamedModule[];
  readonly problems: Diagnostic[];
}

interface Source {
  readonly file: string;
  readonly program: AstNode;
  readonly places: OwnPlaces;
  /** The component lists what travels. */
  readonly hasAssets: boolean;
  readonly locate: (node: AstNode) => SourceLocation;
  /** Whether a node is no part of the body: a decorator that is blanked. */
  readonly isLeftOut: (node: AstNode) => boolean;
}

const looked = new Set(["BinaryExpression", "CallExpression", "Identifier", "MemberExpression", "NewExpression", "TemplateLiteral"]);
const moduleFile = /\.[cm]?[jt]sx?$/;
const reads = /^(?:read|createReadStream|open|copy|cp|stat|lstat|exists|access|glob)/;
const assetsHint = 'name what travels: @commandComponent({ assets: ["./prompts/**"] })';

/** The files beside a module that it names by where it lies itself, and what is wrong with how it does. */
export function namedFiles(source: Source): Found {
  const found: Found = { files: [], modules: [], problems: [] };
  walk(source.program, (node, around) => {
    if (source.isLeftOut(node) || node.type === "ImportDeclaration" || node.type.startsWith("TSType")) return "skip";
    if (startsModule(node)) return lookAtStart(node, source, found);
    if (!looked.has(node.type)) return undefined;
    const place = source.places.of(node);
    if (place === undefined) return undefined;
    // A constant is looked at where it is defined, but for a folder that is listed.
    if (node.type === "Identifier" && !isOwnName(node, around) && !(isReader(around.at(-1)) && isAround(place.path, source.file)))
      return "skip";
    lookAt(place, node, around, source, found);
    return "skip";
  });
  return found;
}

/** `new Worker(…)` and `fork(…)`. */
function startsModule(node: AstNode): boolean {
  const name = lastName(child(node, "callee"));
  return (node.type === "NewExpression" && name === "Worker") || (node.type === "CallExpression" && name === "fork");
}

function lookAtStart(node: AstNode, source: Source, { modules, problems }: Found): "skip" | undefined {
  const [first] = children(node, "arguments");
  const what = node.type === "NewExpression" ? "a worker" : "a process";
  const text = literalText(first);
  const place = source.places.of(first);
  const problem = (message: string): void =>
    void problems.push({
      code: "AZML807",
      severity: "error",
      message,
      location: source.locate(first ?? node),
      hint: 'give it a file of its own: new URL("./worker.ts", import.meta.url)',
    });
  if (text !== undefined && moduleFile.test(text)) {
    problem(`${what} is started from "${text}", which is looked for in the folder of the run and does not travel`);
    return undefined;
  }
  if (first === undefined || place === undefined || place.isOpen) return undefined;
  if (place.path === source.file) {
    problem(`${what} is started from the file of the body itself, which is one with the body in a bundle`);
    return "skip";
  }
  // A constant is looked at where it is defined.
  if (first.type === "Identifier" || !moduleFile.test(place.path)) return undefined;
  modules.push({ path: place.path, form: place.form, node: first });
  return "skip";
}

function lookAt(place: OwnPlace, node: AstNode, around: readonly AstNode[], source: Source, { files, modules, problems }: Found): void {
  const { file, hasAssets, locate } = source;
  const isRead = isReader(around.findLast(({ type }) => type === "CallExpression"));
  const report = (severity: "error" | "warning", message: string, hint: string): void =>
    void problems.push({ code: severity === "error" ? "AZML806" : "AZML808", severity, message, location: locate(node), hint });
  if (isAround(place.path, file)) {
    const isList = isRead && place.path !== file && !place.isOpen;
    if (hasAssets || !(place.isOpen || isList)) return;
    report("error", "which files beside the source are read here is known only when the body runs, and so they do not travel", assetsHint);
    return;
  }
  const stats = statSync(place.path, { throwIfNoEntry: false });
  if (stats === undefined) {
    if (!hasAssets)
      report("warning", `there is no file ${relative(dirname(file), place.path)} beside the source to travel with the body`, assetsHint);
  } else if (stats.isFile() && moduleFile.test(place.path) && !isRead) {
    modules.push({ path: place.path, form: place.form, node });
  } else {
    files.push({ path: place.path, texts: textsIn(node) });
  }
}

/** A call of a function that reads files, by its name. */
function isReader(node: AstNode | undefined): boolean {
  return node?.type === "CallExpression" && reads.test(lastName(child(node, "callee")) ?? "");
}

/** Whether a path is the module itself, or a folder around it. */
function isAround(path: string, file: string): boolean {
  return path === file || `${dirname(file)}${sep}`.startsWith(path.endsWith(sep) ? path : path + sep);
}

/** `__dirname` where it is used, rather than a name of something. */
function isOwnName(node: AstNode, around: readonly AstNode[]): boolean {
  const parent = around.at(-1);
  if (node["name"] !== "__dirname" && node["name"] !== "__filename") return false;
  return !(parent?.type === "VariableDeclarator" && parent["id"] === node);
}

function textsIn(node: AstNode): string[] {
  const texts: string[] = [];
  walk(node, (one) => {
    if (one.type === "TemplateElement") texts.push(cooked(one));
    else if (one.type === "Literal" && typeof one["value"] === "string") texts.push(one["value"]);
  });
  return texts;
}
