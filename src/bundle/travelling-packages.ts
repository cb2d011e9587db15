import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { needsCompiledCode } from "./has-compiled-code.js";
import { type InstalledPackage, packageOf } from "./package-of.js";

/** What a build knows of one of its modules. */
export interface ModuleLinks {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}

/**
 * The packages that travel with a body as packages, since they do not work as part of a bundle: those with compiled code, those that look for files
 * beside their own, and those that import such ones. Of a chain of packages it is the one that the user's code imports.
 */
export class TravellingPackages {
  readonly #packages = new Map<string, InstalledPackage>();
  readonly #others = new Map<string, string>();

  /** Those of these names, in their order. */
  named(names: ReadonlySet<string>): readonly InstalledPackage[] {
    return [...this.#packages.values()].filter(({ name }) => names.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whether an import of the user's code is one of a package that travels; remembered if so. */
  takes(found: InstalledPackage): boolean {
    if (this.#packages.get(found.name)?.folder === found.folder) return true;
    if (!needsCompiledCode(found.folder)) return false;
    this.add(found);
    return true;
  }

  add(found: InstalledPackage): void {
    const known = this.#packages.get(found.name);
    if (known === undefined) this.#packages.set(found.name, found);
    else if (known.folder !== found.folder) this.#others.set(found.name, found.folder);
  }

  /**
   * Has the packages travel by which the user's code reaches these modules of packages.
   *
   * @returns whether any has not travelled before: then the build is not good.
   */
  addByModules(modules: Iterable<string>, links: (id: string) => ModuleLinks | undefined, isUsers: (id: string) => boolean): boolean {
    const before = this.#packages.size;
    const seen = new Set<string>();
    const climb = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      const own = packageOf(id);
      const { importers = [], dynamicImporters = [] } = links(id) ?? {};
      for (const importer of [...importers, ...dynamicImporters]) {
        if (!isUsers(importer)) climb(importer);
        else if (own) this.add(own);
      }
    };
    for (const id of modules) climb(id);
    return this.#packages.size > before;
  }

  problems(location: Diagnostic["location"]): Diagnostic[] {
    return [...this.#others].map(([name, folder]) => ({
      code: "AZML810",
      severity: "error",
      message: `the body needs two versions of ${name}, and only one can travel with it`,
      ...(location && { location }),
      hint: `have one version installed: ${this.#packages.get(name)?.folder} and ${folder}`,
    }));
  }
}
