import { isBuiltin } from "node:module";
import type { Plugin, PluginContext } from "rolldown";
import { parseSync } from "rolldown/utils";
import type { SourceLocation } from "../model/location.js";
import { type AstNode, child, importMetaMember, isImportMeta, lastName, walk } from "./ast.js";
import { constantsOf } from "./constants-of.js";
import { hasCompiledCode } from "./has-compiled-code.js";
import { locationAt } from "./location-at.js";
import { madeRequires } from "./made-requires.js";
import { openImports } from "./open-imports.js";
import { OwnPlaces } from "./own-place.js";
import { packageName, packageOf } from "./package-of.js";
import type { ModuleLinks, TravellingPackages } from "./travelling-packages.js";

const script = /\.[cm]?[jt]sx?$/;
const mentions = /__dirname|__filename|import\.meta|require\.resolve/;
const mayLoad = /\b(?:require|import)\s*\(\s*[^"'\s)]|createRequire|\bdlopen\b|\b_load\b/;

export interface PackagePlugin extends Plugin {
  /** Looks at the modules of a finished build; false when packages have to travel that were part of it. */
  readonly isSettled: (modules: readonly string[]) => boolean;
  /** Imports of packages that travel which are there for what they do. */
  readonly effects: ReadonlySet<string>;
  readonly links: (id: string) => ModuleLinks | undefined;
  /** Of each module of a package that loads what is known only when it runs, where it does that first. */
  readonly openLoads: ReadonlyMap<string, SourceLocation>;
}

/** Leaves out of a bundle the packages that travel as they are, and finds them. */
export function packagePlugin(
  travelling: TravellingPackages,
  isUsers: (id: string) => boolean,
  isForEffect: (importer: string, source: string) => boolean,
): PackagePlugin {
  const unfit = new Set<string>();
  const effects = new Set<string>();
  const openLoads = new Map<string, SourceLocation>();
  let getModuleInfo: PluginContext["getModuleInfo"] | undefined;
  const links = (id: string): ModuleLinks | undefined => getModuleInfo?.(id) ?? undefined;
  return {
    name: "azml:packages",
    async resolveId(source, importer, { kind }) {
      const name = packageName(source);
      if (importer === undefined || name === undefined || isBuiltin(source)) return null;
      const resolved = await this.resolve(source, importer, { kind, skipSelf: true });
      if (!resolved || resolved.external) return resolved;
      const found = packageOf(resolved.id);
      if (!found) return resolved;
      if (!isUsers(importer)) {
        if (packageOf(importer)?.folder === found.folder || !hasCompiledCode(found.folder)) return resolved;
        unfit.add(importer);
        return { id: source, external: true };
      }
      if (!travelling.takes(found)) return resolved;
      const id = found.name === name ? source : found.name;
      if (isForEffect(importer, source)) effects.add(id);
      return { id, external: true };
    },
    transform(code, id) {
      getModuleInfo ??= (module) => this.getModuleInfo(module);
      if (isUsers(id) || !packageOf(id) || !script.test(id)) return null;
      if (mentions.test(code) && asksForItsPlace(id, code)) unfit.add(id);
      const open = mayLoad.test(code) ? openLoad(id, code) : undefined;
      if (open !== undefined) openLoads.set(id, open);
      return null;
    },
    isSettled(modules) {
      const included = new Set(modules);
      const left = [...unfit].filter((id) => included.has(id));
      return !travelling.addByModules(left, (id) => (included.has(id) ? links(id) : undefined), isUsers);
    },
    links,
    effects,
    openLoads,
  };
}

/** What a package asks for by a text of its own is there or not, and the same each time; a text that it is given may name anything. */
function openLoad(file: string, code: string): SourceLocation | undefined {
  const parsed = parseSync(file, code);
  if (parsed.errors.length > 0) return undefined;
  const program = parsed.program as unknown as AstNode;
  const requires = madeRequires(program, new OwnPlaces(file, constantsOf(program)));
  if (requires.isTaken) return undefined;
  const { problems } = openImports(program, (node) => locationAt(file, code, node.start), requires);
  return problems.find(({ severity }) => severity === "warning")?.location;
}

/** Whether a module of a package looks at where it lies, which is elsewhere in a bundle. */
function asksForItsPlace(file: string, code: string): boolean {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) return false;
  let found = false;
  walk(program as unknown as AstNode, (node, around) => {
    if (found) return "skip";
    const parent = around.at(-1);
    if (node.type === "Identifier" && (node["name"] === "__dirname" || node["name"] === "__filename")) {
      found = !(parent?.type === "UnaryExpression" && parent["operator"] === "typeof");
    } else if (importMetaMember(node) !== undefined) {
      found = ["url", "dirname", "filename", "resolve"].includes(importMetaMember(node) ?? "");
      return "skip";
    } else if (isImportMeta(node)) {
      found = true;
    } else if (node.type === "CallExpression") {
      const callee = child(node, "callee");
      found = callee?.type === "MemberExpression" && lastName(callee) === "resolve" && lastName(child(callee, "object")) === "require";
    }
    return undefined;
  });
  return found;
}
