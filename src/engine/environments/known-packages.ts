import { dirname } from "node:path";
import { parseAssetId } from "../../model/asset-reference.js";
import type { Environment, InlineEnvironment } from "../../model/environment.js";
import { CondaProblem, type PythonPackages, pythonPackages } from "./conda-packages.js";
import { dockerfilePackages } from "./dockerfile-packages.js";
import { curatedPackages, type ImagePackages, imagePackages } from "./image-packages.js";
import { requirementFiles } from "./requirement-files.js";

/**
 * The Python packages of an environment, where they can be known: a conda file's, those that a Dockerfile installs, a plain image of Python, one of
 * Microsoft's curated environments.
 *
 * @returns `unknown`, the reason, where they cannot
 */
export function knownPackages(environment: Environment | undefined): ImagePackages | { readonly unknown: string } {
  if (environment === undefined) return { unknown: "the component has no environment" };
  try {
    if (environment.kind === "inline") return ofInline(environment);
  } catch (error) {
    if (!(error instanceof CondaProblem)) throw error;
    return { unknown: error.message };
  }
  const name = parseAssetId(environment.id)?.name;
  return (name === undefined ? undefined : curatedPackages(name)) ?? { unknown: "it lives in a workspace or a registry" };
}

/** What people call it. */
export function environmentName(environment: Environment | undefined): string {
  if (environment === undefined) return "none";
  if (environment.kind === "reference") return environment.id;
  const { name, build, image, condaFile } = environment;
  const context = build?.path.kind === "local" ? build.path.path : build?.path.uri;
  return name ?? condaFile?.replace(/^.*[\\/]/, "") ?? context?.replace(/^.*[\\/](?=.)/, "") ?? image ?? "of a conda file";
}

function ofInline({ conda, condaFile, build, image }: InlineEnvironment): ImagePackages | { readonly unknown: string } {
  if (conda !== undefined) return { packages: pythonPackages(conda, condaFile === undefined ? process.cwd() : dirname(condaFile)) };
  if (build?.path.kind === "remote") return { unknown: `its build context lies at ${build.path.uri}` };
  if (build) return ofContext(build.path.path, build.dockerfilePath ?? "Dockerfile");
  if (image === undefined) return { unknown: "it has neither an image nor a conda file" };
  return imagePackages(image) ?? { unknown: `what is in its image "${image}" is not known here` };
}

function ofContext(context: string, dockerfile: string): ImagePackages | { readonly unknown: string } {
  const { base, packages, installs } = dockerfilePackages(context, dockerfile);
  const below = imagePackages(base);
  if (installs === 0 && below === undefined) {
    return { unknown: `its Dockerfile installs no Python packages by pip or conda on "${base}", which is not known here` };
  }
  const python = packages.python ?? below?.packages.python;
  const requirements = lastOfEach([...(below?.packages.requirements ?? []), ...packages.requirements]);
  return {
    packages: { ...(python !== undefined && { python }), requirements, leftOut: packages.leftOut },
    approximates: below?.approximates?.includes("/")
      ? `its Dockerfile and ${below.approximates}`
      : "what its Dockerfile installs by pip and conda",
  };
}

/** Commands of a Dockerfile follow one another: of a package that several install the last one has the word, as it would in the image. */
function lastOfEach(lines: readonly string[]): PythonPackages["requirements"] {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const line of [...new Set(lines)].reverse()) {
    const name = packageName(line);
    if (name !== undefined && taken.has(name)) continue;
    const texts = Object.values(requirementFiles([line]));
    for (const one of texts.flatMap((text) => text.split("\n"))) taken.add(packageName(one) ?? "");
    kept.unshift(line);
  }
  return kept;
}

function packageName(line: string): string | undefined {
  return /^\s*([A-Za-z0-9][\w.-]*)/.exec(line)?.[1]?.toLowerCase().replaceAll(/[_.]/g, "-");
}
