import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../../util/make-folder.js";
import { asideOf } from "../../util/aside.js";
import { namesIn } from "../../util/names-in.js";

/** The folder that `azml compile` writes to: all of it, or nothing. */
export class OutputFolder {
  readonly #folder: string;
  /** Folders that were made; each with all that is in it. */
  readonly #made: string[] = [];
  readonly #bundles: ReadonlySet<string>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#bundles = new Set(namesIn(join(folder, "bundles")));
  }

  /** Makes a folder in it. @throws the file system's error */
  make(folder: string): string {
    const made = outermostMissing(folder);
    try {
      makeFolder(folder);
    } finally {
      if (made !== undefined && existsSync(made)) this.#made.push(made);
    }
    return folder;
  }

  /** Puts files into place whose folders are there: first each is written beside its place, then all are renamed. `ready` is called in between. */
  write(files: readonly { readonly path: string; readonly text: string }[], ready: () => void): void {
    const written: { readonly aside: string; readonly target: string }[] = [];
    try {
      for (const { path, text } of files) {
        const target = join(this.#folder, path);
        const aside = asideOf(target);
        written.push({ aside, target });
        writeFileSync(aside, text);
      }
      ready();
      for (const { aside, target } of written) renameSync(aside, target);
    } finally {
      for (const { aside } of written) rmSync(aside, { force: true });
    }
  }

  /** Removes what was made since, as it is not whole. */
  undo(): void {
    for (const folder of this.#made) rmSync(folder, { recursive: true, force: true });
    const bundles = join(this.#folder, "bundles");
    for (const name of namesIn(bundles)) if (!this.#bundles.has(name)) rmSync(join(bundles, name), { recursive: true });
  }
}

function outermostMissing(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  return outermostMissing(dirname(folder)) ?? folder;
}
