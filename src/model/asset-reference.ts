import type { RegisteredKind } from "./registered-kind.js";

/** A version, or the label that stands for one. */
export type AssetVersion =
  | string
  | {
      /** `latest`, or a label of your own. */
      readonly label: string;
    };

/** What the name of something registered says. */
export interface AssetId {
  readonly name: string;
  /** Absent when neither a version nor a label was written. */
  readonly version?: AssetVersion;
  /** What an ARM id or the address of a registry says that it is. */
  readonly kind?: RegisteredKind;
}

/** `…/components/<name>/versions/<version>` at the end of an ARM id or of a registry's address. */
const address = /\/(components|environments|data|models)\/([^/]+)(?:\/(versions|labels)\/([^/]+))?$/i;

/**
 * Takes the name of something registered apart: `azureml:name:version`, `azureml:name@label`, `azureml:name`, an ARM id, or
 * `azureml://registries/<registry>/components/<name>/versions/<version>`. Which workspace or registry is meant does not count.
 *
 * @returns undefined when the text is none of these
 * @example
 * parseAssetId("azureml:train:3"); // { name: "train", version: "3" }
 * parseAssetId("azureml://registries/azureml/environments/sklearn-1.5/labels/latest"); // { kind: "environments", name: "sklearn-1.5", version: { label: "latest" } }
 */
export function parseAssetId(written: string): AssetId | undefined {
  const text = written.replace(/^azureml:(?!\/\/)/i, "");
  if (/^(?:azureml:\/\/|\/subscriptions\/)/i.test(text)) {
    // Data in a datastore may lie at any path.
    if (/\/datastores\//i.test(text)) return undefined;
    const [, kind, name, word, version] = address.exec(text) ?? [];
    if (kind === undefined || name === undefined) return undefined;
    const known = { kind: kind.toLowerCase() as RegisteredKind, name };
    if (version === undefined) return known;
    return { ...known, version: word?.toLowerCase() === "labels" ? { label: version } : version };
  }
  const [, name, mark, version] = /^([^:@/]+)(?:([:@])([^:@/]+))?$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  if (version === undefined) return { name };
  return { name, version: mark === "@" ? { label: version } : version };
}

/** @example versionText({ label: "latest" }) // "@latest" */
export function versionText(version: AssetVersion): string {
  return typeof version === "string" ? `:${version}` : `@${version.label}`;
}
