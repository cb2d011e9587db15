import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What the text of one of the user's modules says of files that are no modules of its bundle. */
export interface SourceFacts {
  readonly file: string;
  /** Files and folders beside it that it names. */
  readonly files: readonly NamedFile[];
  /** Modules beside it that it names to run them apart, as workers. Absolute paths. */
  readonly modules: readonly string[];
  /** What it imports for nothing but what the import does: `import "dotenv/config"`. */
  readonly effects: readonly string[];
  /** Packages that it asks the place of, as the text of an import names them. */
  readonly places: readonly string[];
  /** What cannot be bundled, should the module be part of a bundle. */
  readonly problems: readonly Diagnostic[];
}

export interface NamedFile {
  /** Absolute. */
  readonly path: string;
  /** The pieces of text that name it. A bundle without them has no need of the file. */
  readonly texts: readonly string[];
}
