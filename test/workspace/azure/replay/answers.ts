import { goldenWorkspace } from "../../../shared.js";
import type { Azurite } from "../azurite.js";
import type { FakeService } from "../fake-service.js";
import type { Exchange } from "./exchanges.js";

/** Lets the service answer as it was recorded, and what is asked for around it in a way that fits. */
export async function answerAsRecorded(service: FakeService, azurite: Azurite, exchange: Exchange): Promise<void> {
  const { method, what, status, response, request } = exchange;
  const path = exchange.url.pathname.replace(goldenWorkspace, "<WS>");
  const answer = (match: string, body: unknown, answered = 200): number =>
    service.failures.push({ match, reply: { status: answered, body: body ?? undefined } });
  const reply = await withPlace(azurite, response);
  service.failures.length = 0;
  if (what === "GET ") answer("GET <WS>", withDiscovery(service, response), status);
  else if (/^PUT \/(?:codes|environments|components\/azureml_anonymous)/.test(what))
    answer(`PUT <WS>/${what.split("/")[1]}`, reply, status);
  else if (what.includes("/codes/")) answer(`${method} <WS>/codes/`, reply, status);
  // The secrets themselves were not recorded.
  else if (!what.includes("/listSecrets")) answer(`${method} ${decodeURIComponent(path)}`, reply, status);

  if (what.startsWith("PUT /components/") && request.properties.componentSpec.version === undefined) {
    answer(`GET ${path.replace(/\/versions\/.*/, "")}`, { properties: { nextVersion: path.split("/").at(-1) } });
  }
  if (what.startsWith("PUT /schedules/")) answer(`GET ${path}`, undefined, 404);
  // What was created is looked at; what goes on is looked at again.
  if (/^PUT \/(?:components|data|schedules)\//.test(what)) answer(`GET ${path}`, settled(response));
  if (what.includes("/mfeOperationsStatus/")) answer(`GET ${path}`, { status: "Succeeded" });
  if (what.startsWith("DELETE ")) answer(`GET ${path}`, { properties: { isEnabled: false } });
  if (what.startsWith("PUT /codes/")) {
    const { codeUri } = request.properties as { codeUri: string };
    const blobUri = codeUri.slice(0, codeUri.lastIndexOf("/"));
    const pending = { blobReferenceForConsumption: { blobUri, credential: { sasUri: "" } } };
    answer("POST <WS>/codes/", await withPlace(azurite, pending));
  }
  if (what.endsWith("/dataversion/batchGetResolvedUris")) {
    const outputs = Object.fromEntries((request.values as string[]).map((assetId) => [assetId, { assetId, type: "UriFolder" }]));
    answer("POST /history/v1.0<WS>/rundata", { runMetadata: { outputs } });
  }
}

/** A container that is there, instead of one of a storage account of long ago. */
async function withPlace(azurite: Azurite, response: unknown): Promise<unknown> {
  const text = JSON.stringify(response ?? null);
  if (!text.includes('"sasUri"')) return response;
  await azurite.container("replayed").createIfNotExists();
  return JSON.parse(text.replace(/"sasUri":"[^"]*"/, `"sasUri":"${azurite.endpoint}/replayed?${azurite.sas("replayed")}"`)) as unknown;
}

function withDiscovery(service: FakeService, response: unknown): unknown {
  const { properties } = response as { properties: object };
  return { properties: { ...properties, discoveryUrl: `${service.endpoint}/discovery` } };
}

function settled(response: unknown): unknown {
  return JSON.parse(JSON.stringify(response ?? {}).replace('"provisioningState":"Creating"', '"provisioningState":"Succeeded"')) as unknown;
}
