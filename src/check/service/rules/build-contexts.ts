import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { dockerfileStages } from "../../../model/dockerfile.js";
import { difference } from "../difference.js";
import { type EnvironmentUse, inline } from "../environments-of.js";
import { imageDifferences } from "./images.js";

const mostFiles = 100;
const mostBytes = 1024 * 1024;
const mostDockerfileBytes = 100 * 1024;

/** Docker build contexts: their size, their Dockerfile, and the image that it starts from. */
export function buildContexts(uses: readonly EnvironmentUse[]): Diagnostic[] {
  return inline(uses).flatMap(({ environment: { build }, label, place }) => {
    // A folder that is not there is told elsewhere.
    if (build?.path.kind !== "local" || !existsSync(build.path.path)) return [];
    const found: Diagnostic[] = [];
    const folder = build.path.path;
    const at = { ...place, path: `${place.path}.build.path` };
    const { files, bytes } = sizeOf(folder);
    if (files > mostFiles) found.push(difference("AZML923", `the build context of ${label} has more than ${mostFiles} files`, at));
    else if (bytes > mostBytes) found.push(difference("AZML923", `the build context of ${label} has more than 1 MB`, at));
    const dockerfile = join(folder, build.dockerfilePath ?? "Dockerfile");
    if (!existsSync(dockerfile)) {
      return [...found, difference("AZML924", `the build context of ${label} has no ${build.dockerfilePath ?? "Dockerfile"}`, at)];
    }
    const text = readFileSync(dockerfile, "utf8");
    if (text.length > mostDockerfileBytes) found.push(difference("AZML923", `the Dockerfile of ${label} has more than 100 KB`, at));
    for (const image of firstImages(text)) {
      found.push(
        ...imageDifferences(image).map(([code, what]) => difference(code, `image "${image}" in the Dockerfile of ${label} ${what}`, at)),
      );
    }
    return found;
  });
}

/** Files and bytes of a folder, counted until one of the limits is passed. */
function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
    if (files > mostFiles || bytes > mostBytes) break;
  }
  return { files, bytes };
}

/** Images that stages start from, as far as the file says which. */
function firstImages(dockerfile: string): string[] {
  const bases = new Set(dockerfileStages(dockerfile).map(({ base }) => base));
  return [...bases].filter((image) => image !== "scratch" && !image.includes("$"));
}
