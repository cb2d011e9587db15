import type { Exchange } from "./exchanges.js";

interface LeftOut {
  readonly family: string;
  readonly why: string;
  readonly is: (exchange: Exchange) => boolean;
}

const byAddress = (family: string, pattern: RegExp, why: string): LeftOut => ({ family, why, is: ({ what }) => pattern.test(what) });

/** Requests that azml has nothing to compare with, the narrowest first. */
export const leftOut: readonly LeftOut[] = [
  {
    family: "create a monitor, or an import by schedule",
    why: "azml has neither",
    is: ({ what, request }) => what.startsWith("PUT /schedules/") && request.properties.action.actionType !== "CreateJob",
  },
  {
    family: "create data that has no name, or that is imported",
    why: "azml sends paths as they are, and has no imports of data",
    is: ({ what, request }) =>
      what.startsWith("PUT /data/") && (request.properties.isAnonymous === true || request.properties.source !== undefined),
  },
  byAddress("look at a compute", /^GET \/computes\//, "azml leaves it to the service to find a compute"),
  byAddress("look at code that was found", /^GET \/codes\/[^/]+\/versions\/[^/]+$/, "azml takes the id that the look-up by hash gives"),
  {
    family: "create code below a datastore",
    why: "until 2023 code went to a datastore; azure-ai-ml 1.35 asks for a place of its own, as azml does",
    is: ({ what, url }) => what.startsWith("PUT /codes/") && url.searchParams.get("api-version") === "2022-05-01",
  },
  byAddress("wait for a cancellation", /\/mfeOperationResults\/jc:/, "azml follows the job instead, until it is canceled"),
  byAddress("look at a blob", /^HEAD .*\.blob\./, "the bytes were not recorded, and their address is the hash of them"),
  byAddress(
    "send a blob",
    /^PUT .*\.blob\./,
    "sent with the code or data that it belongs to; what went to a datastore lies under the hash of bytes that were not recorded",
  ),
  byAddress("read logs of blobs", /^GET .*\.blob\./, "azml reads logs by run history, of which those of local computes are no part"),
  byAddress(
    "registries",
    /(?:\/registries\/|\/registrymanagement\/|\/assetstore\/|\/environment\/v1\.0\/)/,
    "azml creates nothing in registries",
  ),
  byAddress("show a run", /\/history\/v1\.0\/.*\/runs\/[^/]+$/, "azml reads its details, which have the logs, too"),
  byAddress("find the services of a region", /\/discovery$/, "part of every request to run history that is compared"),
  byAddress("list datastores", /^GET \/datastores$/, "azml opens the one that it needs"),
  byAddress(
    "find a virtual cluster",
    /\/virtualclusters\/|ResourceGraph|azure\.com\/subscriptions$/,
    "azml sends the id of one as it is written",
  ),
];
