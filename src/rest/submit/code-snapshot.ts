import { stat } from "node:fs/promises";
import path from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { codeHashOf } from "../../hash/code-hash.js";
import { listComponentFiles } from "../../hash/list-component-files.js";
import type { CodeOwner } from "../../model/code-owner.js";
import type { CodeUpload } from "./submission-target.js";

/** Where a component's code lies on this machine. Paths are absolute. */
export interface CodePlaces {
  readonly code?: string;
  readonly includes: readonly string[];
}

/**
 * Local code with its additional includes (relative to the file that names them); undefined when there is none. To code that the workspace has
 * nothing can be added.
 */
export function codePlaces({ code, location, additionalIncludes = [] }: CodeOwner): CodePlaces | undefined {
  if (code?.kind === "remote") return undefined;
  const base = location === undefined ? process.cwd() : path.dirname(location.file);
  const includes = additionalIncludes.map((include) => path.resolve(base, include));
  if (code?.kind === "local") return { code: code.path, includes };
  return includes.length === 0 ? undefined : { includes };
}

/**
 * Lists and hashes the code of a component.
 *
 * @throws AzmlError (AZML602) when there is nothing to upload.
 */
export async function codeSnapshot({ code, includes }: CodePlaces): Promise<CodeUpload> {
  const files = await listComponentFiles(code, includes);
  if (files.length === 0) {
    throw new AzmlError([
      {
        code: "AZML602",
        severity: "error",
        message: `there are no files in ${[code, ...includes].filter((place) => place !== undefined).join(", ")}`,
        hint: "an ignore file (.amlignore, .gitignore) may exclude them all",
      },
    ]);
  }
  const name = code === undefined || includes.length > 0 ? "code_with_additional_includes" : path.basename(code);
  const isFile = code !== undefined && includes.length === 0 && !(await stat(code)).isDirectory();
  return { hash: await codeHashOf(files), folder: isFile ? "" : name, files };
}
