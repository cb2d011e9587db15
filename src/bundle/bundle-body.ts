import { readFileSync, realpathSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { parseSync } from "rolldown/utils";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { BodySpec } from "../execute/body-spec.js";
import type { SourceLocation } from "../model/location.js";
import { bundleFile } from "../model/body-command.js";
import { ownExtension, ownFile } from "../util/own-files.js";
import { type Assets, listAssets } from "./list-assets.js";
import type { BodyBundle } from "./body-bundle.js";
import { type BuiltModule, buildModule } from "./build-module.js";
import { bundleEntry, type ExportedClass, moduleEntry } from "./bundle-entry.js";
import { filesBelow } from "./files-below.js";
import { findPackage, packageName } from "./package-of.js";
import { placedFile } from "./placed-file.js";
import { packageFolder } from "./portable-source.js";
import { TravellingPackages } from "./travelling-packages.js";

const runner = ownFile("execute", `run-body${ownExtension}`);
const onFailure = ownFile("execute", `on-failure${ownExtension}`);
const stacks = ownFile("execute", `stacks-of-bundle${ownExtension}`);

export interface BodyOptions {
  /** Files that travel beside those that the sources name. */
  readonly assets?: Assets | undefined;
  /** Where the component stands, for what has no place of its own. */
  readonly location?: SourceLocation | undefined;
}

/** The files that a body becomes. Throws rolldown's error when the sources cannot be bundled. */
export async function bundleBody(
  spec: BodySpec,
  body: ExportedClass,
  ports: ExportedClass | undefined,
  { assets, location }: BodyOptions = {},
): Promise<BodyBundle> {
  const travelling = new TravellingPackages();
  const folder = packageFolder(realpathSync(body.file));
  const placed = (file: string): string => placedFile(file, folder);
  const moduleName = (file: string): string => nameOfModule(relative(folder, file));
  const listed = assets ? listAssets(assets) : undefined;
  const main = bundleEntry(spec, body, ports, { runner, onFailure });
  const shared = { folder, travelling, placed, moduleName, hasAssets: assets !== undefined };
  const build = async (): Promise<Map<string, BuiltModule>> => {
    const built = new Map([[bundleFile, await buildModule(main, { ...shared, name: bundleFile })]]);
    for (const { sources } of built.values()) {
      for (const file of sources.flatMap(({ modules }) => modules)) {
        const name = moduleName(file);
        if (!built.has(name)) built.set(name, await buildModule(moduleEntry(file, stacks, hasDefaultExport(file)), { ...shared, name }));
      }
    }
    return built;
  };
  let built = await build();
  while (![...built.values()].every(({ isSettled }) => isSettled)) built = await build();
  const modules = [...built.values()];
  for (const { file, places } of modules.flatMap(({ sources }) => sources)) {
    for (const place of places) {
      const name = packageName(place) ?? "";
      const found = findPackage(name, dirname(file));
      if (found !== undefined) travelling.add({ name, folder: found });
    }
  }
  const named = modules.flatMap(({ sources, code }) =>
    sources.flatMap(({ files }) => files.filter(({ texts }) => texts.every((text) => isIn(code, text)))),
  );
  const files = [...named.map(({ path }) => path), ...(listed?.files ?? [])].flatMap(filesBelow);
  const problems = [...modules.flatMap((one) => one.problems), ...travelling.problems(location), ...(listed?.problems ?? [])];
  return {
    modules: new Map([...built].map(([name, { code }]) => [name, code])),
    files: new Map(files.map((file): [string, string] => [placed(file), file]).sort(([a], [b]) => (a < b ? -1 : 1))),
    packages: travelling.named(new Set(modules.flatMap((one) => one.packages))),
    openLoads: openLoads(problems, location, folder),
    problems: [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()],
  };
}

/** The places of warnings of it. A package has the place of its import. */
function openLoads(problems: readonly Diagnostic[], component: SourceLocation | undefined, folder: string): string[] {
  const open = problems.filter(({ code, severity }) => code === "AZML809" && severity === "warning");
  const places = open.map(({ location = component }) =>
    location === undefined
      ? "an unknown place"
      : `${relative(folder, location.file).split(sep).join("/")}:${location.line}:${location.column}`,
  );
  return [...new Set(places)];
}

/** Modules that run apart lie beside the main one, so that all reckon from one folder. */
function nameOfModule(path: string): string {
  const words = path
    .replace(/\.[cm]?[jt]sx?$/, "")
    .split(sep)
    .map((word) => (word === ".." ? "_" : word));
  return `module-${words.join("-")}.mjs`;
}

function hasDefaultExport(file: string): boolean {
  const { module } = parseSync(file, readFileSync(file, "utf8"));
  return module.staticExports.some(({ entries }) => entries.some(({ exportName }) => exportName.kind === "Default"));
}

/** Whether a piece of text is part of a module's. One that would be written in another way there is taken to be. */
function isIn(code: string, text: string): boolean {
  return !/^[\w\-./ ]*$/.test(text) || code.includes(text);
}
