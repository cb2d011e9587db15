import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { parseAssetId } from "../../../model/asset-reference.js";
import { difference } from "../difference.js";
import { type EnvironmentUse, inline } from "../environments-of.js";

/** Environments of a workspace or registry: named by a label, or withdrawn. */
export function namedEnvironments(uses: readonly EnvironmentUse[]): Diagnostic[] {
  return uses.flatMap(({ environment, place }) => {
    if (environment.kind !== "reference") return [];
    const { name, version } = parseAssetId(environment.id) ?? {};
    if (name === undefined) return [];
    const found: Diagnostic[] = [];
    if (typeof version === "object") found.push(difference("AZML910", `environment "${environment.id}" is named by a label`, place));
    if (/^AzureML-/i.test(name) && /ubuntu1[68]\.04/i.test(name)) {
      found.push(difference("AZML913", `the curated environment "${name}" was withdrawn`, place));
    }
    return found;
  });
}

/** Names that only Microsoft's environments have. */
export function environmentNames(uses: readonly EnvironmentUse[]): Diagnostic[] {
  return inline(uses).flatMap(({ environment: { name }, place }) =>
    name !== undefined && /^(?:azureml|microsoft)/i.test(name)
      ? difference("AZML914", `an environment cannot be called "${name}"`, { ...place, path: `${place.path}.name` })
      : [],
  );
}

/** Images of environments, and what a conda file does to them. */
export function images(uses: readonly EnvironmentUse[]): Diagnostic[] {
  return inline(uses).flatMap(({ environment: { image, conda }, label, place }) => {
    if (image === undefined) return [];
    const at = { ...place, path: `${place.path}.image` };
    const found = imageDifferences(image).map(([code, what]) => difference(code, `image "${image}" of ${label} ${what}`, at));
    if (conda === undefined) return found;
    const kind = packagesOf(image);
    if (kind === "no conda")
      found.push(difference("AZML921", `image "${image}" of ${label} has no conda to make the environment with`, at));
    if (kind === "own packages") {
      found.push(difference("AZML922", `the conda file of ${label} hides the packages of image "${image}"`, at));
    }
    return found;
  });
}

/**
 * What is wrong with an image by its name alone.
 *
 * @example imageDifferences("python") // [["AZML911", "has no tag"]]
 */
export function imageDifferences(image: string): (readonly ["AZML911" | "AZML912", string])[] {
  const found: (readonly ["AZML911" | "AZML912", string])[] = [];
  const { repository, tag, digest } = imageParts(image);
  if (digest === undefined && (tag === undefined || tag === "latest")) {
    found.push(["AZML911", tag === undefined ? "has no tag" : "has the tag latest, which moves"]);
  }
  if (deprecatedImage.test(repository)) found.push(["AZML912", "is no longer supported"]);
  return found;
}

/** Base images of Azure ML that were given up: those on Ubuntu 16.04, 18.04 and 20.04, and the first ones. */
const deprecatedImage = /(?:^|\/)azureml\/(?:base(?:-gpu|-lite)?$|o16n-base\/|[\w.-]*ubuntu(?:16|18|20)\.04)/i;

/** `registry/name:tag@digest`, taken apart. */
function imageParts(image: string): { readonly repository: string; readonly tag: string | undefined; readonly digest: string | undefined } {
  const [named = "", digest] = image.split("@");
  // A colon before a slash is that of a port.
  const [, repository = named, tag] = /^(.*?)(?::([\w][\w.-]*))?$/.exec(named) ?? [];
  return { repository, tag, digest };
}

/** What an image is known to bring, by its name. */
function packagesOf(image: string): "no conda" | "own packages" | undefined {
  const { repository } = imageParts(image);
  const name = repository.replace(/^(?:docker\.io|index\.docker\.io)\//, "").replace(/^library\//, "");
  if (/^(?:python|ubuntu|debian|alpine|busybox|fedora|node|r-base|rocker\/[\w-]+|nvidia\/cuda)$/.test(name)) return "no conda";
  if (/^mcr\.microsoft\.com\/(?:devcontainers\/)?python$/.test(name)) return "no conda";
  if (/(?:^|\/)azureml\/curated\//.test(name) || /^(?:pytorch\/pytorch|tensorflow\/tensorflow|nvcr\.io\/nvidia\/[\w-]+)$/.test(name))
    return "own packages";
  return undefined;
}
