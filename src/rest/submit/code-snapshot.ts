import { stat } from "node:fs/promises";
import path from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { codeHashOf } from "../../hash/code-hash.js";
import { ArtifactFailure, fetchArtifacts } from "../../hash/fetch-artifacts.js";
import { includePaths } from "../../hash/include-paths.js";
import { listComponentFiles } from "../../hash/list-component-files.js";
import { type ArtifactInclude, artifactsOf } from "../../model/artifact-include.js";
import type { CodeOwner } from "../../model/code-owner.js";
import type { CodeUpload } from "./submission-target.js";

/** Where a component's code lies on this machine. Paths are absolute. */
export interface CodePlaces {
  readonly code?: string;
  readonly includes: readonly string[];
  /** Packages whose files go there, too. */
  readonly artifacts: readonly ArtifactInclude[];
}

/**
 * Local code with its additional includes (relative to the file that names them); undefined when there is none. To code that the workspace has
 * nothing can be added.
 */
export function codePlaces(owner: CodeOwner): CodePlaces | undefined {
  const { code, additionalIncludes = [] } = owner;
  if (code?.kind === "remote") return undefined;
  const includes = includePaths(owner);
  const artifacts = artifactsOf(additionalIncludes);
  if (code?.kind === "local") return { code: code.path, includes, artifacts };
  return additionalIncludes.length === 0 ? undefined : { includes, artifacts };
}

/**
 * Lists and hashes the code of a component.
 *
 * @throws AzmlError when there is nothing to upload (AZML602), or a package cannot be had (AZML615).
 */
export async function codeSnapshot({ code, includes: written, artifacts }: CodePlaces): Promise<CodeUpload> {
  const includes = [...written, ...(await fetchedArtifacts(artifacts))];
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

async function fetchedArtifacts(artifacts: readonly ArtifactInclude[]): Promise<string[]> {
  try {
    return await fetchArtifacts(artifacts);
  } catch (error) {
    if (!(error instanceof ArtifactFailure)) throw error;
    throw new AzmlError([{ code: "AZML615", severity: "error", message: error.message, hint: error.hint }]);
  }
}
