import { AzmlError } from "../../diagnostics/azml-error.js";
import { type AssetId, parseAssetId, versionText } from "../../model/asset-reference.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { Workspace } from "../../workspace/workspace.js";
import type { AssetWords } from "./asset-words.js";

/** What NAME, NAME:VERSION or NAME@LABEL on the command line says. Throws AZML713. */
export function writtenName(written: string, { command }: AssetWords): AssetId {
  const parsed = /^azureml:\/\/|^\//i.test(written) ? undefined : parseAssetId(written);
  if (parsed) return parsed;
  const hint = `write a name, or a name and a version: azml ${command} show NAME:VERSION`;
  throw new AzmlError([{ code: "AZML713", severity: "error", message: `"${written}" is no name of something registered`, hint }]);
}

/** Throws AZML723, with the versions there are or the name that was probably meant. */
export async function noSuchAsset(
  workspace: Workspace,
  { name, version }: AssetId,
  { kind, command, one, many }: AssetWords,
): Promise<never> {
  const versions = await workspace[kind].list({ name, view: "all", limit: 5 });
  const meant = didYouMean(name, versions.length > 0 ? [] : (await workspace[kind].list({ view: "all" })).map((asset) => asset.name));
  const known = versions.flatMap((asset) => asset.version ?? []).join(", ");
  const hint = known ? `its versions: ${known}` : meant ? `did you mean ${meant}?` : `azml ${command} list shows the ${many} there are`;
  const what = `${one} ${name}${version === undefined ? "" : versionText(version)}`;
  throw new AzmlError([{ code: "AZML723", severity: "error", message: `workspace ${workspace.name} has no ${what}`, hint }]);
}
