import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { InstalledPackage } from "./package-of.js";

/** What a body becomes: the folder that its command runs in. */
export interface BodyBundle {
  /** Modules by their names in the folder: `main.mjs`, and those that the body runs apart. */
  readonly modules: ReadonlyMap<string, string>;
  /** Files from beside the sources: path in the folder, with `/` → the file. In order of the paths. */
  readonly files: ReadonlyMap<string, string>;
  /** Packages that do not work as part of a module. In order of their names. */
  readonly packages: readonly InstalledPackage[];
  /** Places in the sources, as texts, that load what is known only when the body runs. */
  readonly openLoads: readonly string[];
  readonly problems: readonly Diagnostic[];
}
