import type { AssetPath } from "../model/asset.js";
import { didYouMean } from "../util/did-you-mean.js";

interface ReferenceProblem {
  readonly message: string;
  readonly hint: string;
}

/** A registered asset by name, as azure-ai-ml takes it: it asks for the version or a label, and ends a submission that names none. */
const named = /^(?:azureml:|(?!azureml:))[\w.-]+(?::[\w.-]+|@[\w.-]+)$/i;
/** What a URI of Azure ML may begin with. */
const places = ["datastores", "registries", "subscriptions", "locations", "jobs"];

/** What is wrong with the text that names an asset which lies elsewhere; undefined when it may be right. */
export function assetReferenceProblem(path: AssetPath): ReferenceProblem | undefined {
  if (path.kind === "registered" && !path.id.startsWith("/") && !named.test(path.id)) {
    return { message: `"${path.id}" names no asset`, hint: "write azureml:name:version or azureml:name@latest" };
  }
  const [, place] = path.kind === "remote" ? (/^azureml:\/\/([^/]*)/i.exec(path.uri) ?? []) : [];
  if (place === undefined || places.includes(place)) return undefined;
  const meant = didYouMean(place, places);
  const hint = meant ? `did you mean "azureml://${meant}/…"?` : "write azureml://datastores/<datastore>/paths/<path>";
  return { message: `"azureml://${place}" leads nowhere`, hint };
}
