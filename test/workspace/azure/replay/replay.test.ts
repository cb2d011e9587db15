import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AzmlError } from "../../../../src/diagnostics/azml-error.js";
import { ArmClient } from "../../../../src/workspace/azure/arm-client.js";
import { AzureTarget } from "../../../../src/workspace/azure/azure-target.js";
import { TokenSource } from "../../../../src/workspace/azure/token-source.js";
import { differences } from "../../../rest/read/judge.js";
import { requestRules } from "../../../rest/read/rules/request-rules.js";
import { goldenWorkspace, hasShared } from "../../../shared.js";
import { type Azurite, startAzurite } from "../azurite.js";
import { type Recorded, subscription } from "../fake-replies.js";
import { FakeService } from "../fake-service.js";
import { workspaceOf } from "../workspace-of.js";
import { answerAsRecorded } from "./answers.js";
import { codeRules } from "./code-rules.js";
import { type Doing, doings, type Stage } from "./doings.js";
import { type Exchange, recordedSessions } from "./exchanges.js";
import { leftOut } from "./left-out.js";

/** Family → what became of its requests. */
interface Row {
  recorded: number;
  /** Distinct ones that were made once more. */
  compared: number;
  why?: string;
  versions: Set<string>;
}

/** Some refusals are answered with 200: an operation that failed, a datastore that cannot be used. */
function isRefusal({ response }: Exchange): boolean {
  const { status, properties } = (response ?? {}) as { status?: string; properties?: { datastoreType?: string } };
  return status === "Failed" || properties?.datastoreType === "AzureFile";
}

describe.skipIf(!hasShared)("requests of azure-ai-ml that were recorded", () => {
  let azurite: Azurite;
  let service: FakeService;
  let stage: Stage;
  beforeAll(async () => {
    azurite = await startAzurite();
    service = await FakeService.start(azurite);
    const options = { polling: { least: 0.01, most: 0.01 }, git: false };
    const workspace = await workspaceOf(service, azurite, options);
    const credential = { getToken: async () => ({ token: "a.b.c", expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const name = { subscription, resourceGroup: "rg", workspace: "ws" };
    const arm = await ArmClient.connect(name, new TokenSource(credential, undefined), service.endpoint);
    const target = new AzureTarget(arm, credential, { ...options, blobEndpoint: azurite.endpoint });
    stage = { workspace, arm, target, endpoint: service.endpoint };
  });
  afterAll(async () => {
    await service.stop();
    await azurite.stop();
  });

  /** The request that stands for the recorded one. */
  function made({ what, method }: Exchange, { pattern }: Doing): Recorded | undefined {
    const isElsewhere = what.includes("https://");
    return service.requests.find(
      (one) =>
        one.method === method &&
        pattern.test(
          `${method} ${isElsewhere ? `https://management.azure.com${one.path.replace("<WS>", goldenWorkspace)}` : one.path.replace("<WS>", "")}`,
        ),
    );
  }

  async function replay(exchange: Exchange, doing: Doing, names: readonly string[]): Promise<string[]> {
    service.requests.length = 0;
    await answerAsRecorded(service, azurite, exchange);
    const differing: string[] = [];
    const told = (...words: string[]): number => differing.push(`${exchange.place} ${exchange.what.slice(0, 90)}: ${words.join(" ")}`);
    const got = await doing.act(stage, exchange, names).catch((error: unknown) => {
      if (!(error instanceof AzmlError)) throw new Error(`${exchange.place} ${exchange.what}`, { cause: error });
      if (exchange.status < 400 && !isRefusal(exchange)) told("the answer was not read:", error.diagnostics[0]?.message ?? "");
      return error;
    });
    if (exchange.status < 400 && doing.expected !== undefined && !(got instanceof AzmlError)) {
      if (!isDeepStrictEqual(got, doing.expected(exchange)))
        told("read", JSON.stringify(got), "for", JSON.stringify(doing.expected(exchange)));
    }
    const sent = made(exchange, doing);
    if (sent === undefined) {
      told("no such request among", service.requests.map((one) => `${one.method} ${one.path}`).join(", "));
      return differing;
    }
    const address = `${sent.method} ${sent.path.replace("<WS>", "")}`;
    if (doing.anyName !== true && !exchange.what.includes("https://") && address !== exchange.what) told("sent", address);
    const queries = (keys: Iterable<string>): string => [...keys].sort().join("&");
    if (queries(Object.keys(sent.query)) !== queries(exchange.url.searchParams.keys())) told("asked", JSON.stringify(sent.query));
    for (const [key, value] of Object.entries(sent.query)) {
      const was = exchange.url.searchParams.get(key) ?? "";
      // Later clients speak later versions; none goes back behind what was recorded.
      if (key === "api-version" ? value < was : value !== was) told(`asked ${key}=${value} instead of`, was);
    }
    if (exchange.request && typeof exchange.request === "object") {
      const expected = structuredClone(exchange.request) as unknown;
      const body = JSON.parse(sent.body === "" ? "null" : sent.body) as unknown;
      for (const rule of [...codeRules, ...requestRules]) if (!isDeepStrictEqual(expected, body)) rule.apply(expected, body);
      if (!isDeepStrictEqual(expected, body)) told(differences(expected, body).join("; "));
    }
    return differing;
  }

  it("are made by azml in the same way, and their answers are read", async () => {
    const rows = new Map<string, Row>();
    const row = (family: string, why?: string): Row => {
      const known = rows.get(family) ?? { recorded: 0, compared: 0, versions: new Set(), ...(why && { why }) };
      rows.set(family, known);
      known.recorded++;
      return known;
    };
    const differing: string[] = [];
    const unknown: string[] = [];
    const seen = new Set<string>();
    for (const exchange of recordedSessions().flat()) {
      const out = leftOut.find(({ is }) => is(exchange));
      const doing = out === undefined ? doings.find(({ pattern }) => pattern.test(exchange.what)) : undefined;
      if (out !== undefined) row(out.family, out.why);
      else if (doing === undefined) unknown.push(exchange.what);
      else {
        const counts = row(doing.family);
        const key = JSON.stringify([exchange.what, exchange.status, exchange.url.search, exchange.request]);
        if (seen.has(key)) continue;
        seen.add(key);
        differing.push(...(await replay(exchange, doing, (doing.pattern.exec(exchange.what) ?? []).slice(1))));
        counts.compared++;
        counts.versions.add(`${exchange.url.searchParams.get("api-version")} → ${made(exchange, doing)?.query["api-version"]}`);
      }
    }
    const table = [...rows]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(
        ([family, { recorded, compared, why }]) =>
          `${family}: ${recorded} recorded, ${why === undefined ? `${compared} compared` : `left out: ${why}`}`,
      );
    process.stdout.write(`${table.join("\n")}\n`);
    const versions = [...rows].flatMap(([family, one]) => [...one.versions].map((text) => `${family}: ${text}`)).sort();
    expect({ differing, unknown: [...new Set(unknown)] }).toEqual({ differing: [], unknown: [] });
    expect(table).toMatchInlineSnapshot(`
      [
        "ask for a datastore's secret: 187 recorded, 5 compared",
        "ask for a place for code: 17 recorded, 2 compared",
        "ask for the next version: 18 recorded, 15 compared",
        "ask for the outputs of a run: 3 recorded, 2 compared",
        "ask where outputs lie: 3 recorded, 3 compared",
        "cancel a job: 113 recorded, 40 compared",
        "create a component: 37 recorded, 37 compared",
        "create a component of a job: 252 recorded, 178 compared",
        "create a job: 203 recorded, 198 compared",
        "create a monitor, or an import by schedule: 1 recorded, left out: azml has neither",
        "create an environment: 81 recorded, 36 compared",
        "create code: 17 recorded, 17 compared",
        "create code below a datastore: 19 recorded, left out: until 2023 code went to a datastore; azure-ai-ml 1.35 asks for a place of its own, as azml does",
        "create data: 10 recorded, 10 compared",
        "create data that has no name, or that is imported: 2 recorded, left out: azml sends paths as they are, and has no imports of data",
        "create or switch a schedule: 14 recorded, 13 compared",
        "delete a schedule: 2 recorded, 1 compared",
        "find a virtual cluster: 9 recorded, left out: azml sends the id of one as it is written",
        "find the services of a region: 3 recorded, left out: part of every request to run history that is compared",
        "list datastores: 3 recorded, left out: azml opens the one that it needs",
        "list schedules: 1 recorded, 1 compared",
        "list the children of a run: 2 recorded, 2 compared",
        "list versions, or look for the newest: 10 recorded, 5 compared",
        "look at a blob: 382 recorded, left out: the bytes were not recorded, and their address is the hash of them",
        "look at a compute: 99 recorded, left out: azml leaves it to the service to find a compute",
        "look at an operation of a schedule: 19 recorded, 18 compared",
        "look at code that was found: 95 recorded, left out: azml takes the id that the look-up by hash gives",
        "look at the workspace: 3 recorded, 2 compared",
        "look code up by its hash: 109 recorded, 43 compared",
        "open a datastore: 196 recorded, 9 compared",
        "read logs of blobs: 25 recorded, left out: azml reads logs by run history, of which those of local computes are no part",
        "registries: 58 recorded, left out: azml creates nothing in registries",
        "send a blob: 151 recorded, left out: sent with the code or data that it belongs to; what went to a datastore lies under the hash of bytes that were not recorded",
        "show a job: 26 recorded, 16 compared",
        "show a run: 8 recorded, left out: azml reads its details, which have the logs, too",
        "show a schedule: 16 recorded, 10 compared",
        "show a version: 28 recorded, 25 compared",
        "wait for a cancellation: 167 recorded, left out: azml follows the job instead, until it is canceled",
      ]
    `);
    expect(versions).toMatchInlineSnapshot(`
      [
        "ask for a datastore's secret: 2022-05-01 → 2024-10-01-preview",
        "ask for a datastore's secret: 2022-10-01 → 2024-10-01-preview",
        "ask for a datastore's secret: 2023-04-01-preview → 2024-10-01-preview",
        "ask for a place for code: 2023-04-01 → 2023-04-01",
        "ask for the next version: 2022-05-01 → 2023-04-01-preview",
        "ask for the next version: 2022-10-01 → 2023-04-01-preview",
        "ask for the next version: 2022-10-01 → 2024-01-01-preview",
        "ask for the outputs of a run: null → undefined",
        "ask where outputs lie: null → undefined",
        "cancel a job: 2022-10-01-preview → 2024-01-01-preview",
        "cancel a job: 2022-12-01-preview → 2024-01-01-preview",
        "cancel a job: 2023-02-01-preview → 2024-01-01-preview",
        "cancel a job: 2023-04-01-preview → 2024-01-01-preview",
        "create a component of a job: 2022-05-01 → 2024-01-01-preview",
        "create a component of a job: 2022-10-01 → 2024-01-01-preview",
        "create a component: 2022-10-01 → 2024-01-01-preview",
        "create a job: 2022-06-01-preview → 2024-01-01-preview",
        "create a job: 2022-06-01-preview → 2025-01-01-preview",
        "create a job: 2022-10-01-preview → 2024-01-01-preview",
        "create a job: 2022-10-01-preview → 2025-01-01-preview",
        "create a job: 2022-12-01-preview → 2024-01-01-preview",
        "create a job: 2022-12-01-preview → 2025-01-01-preview",
        "create a job: 2023-02-01-preview → 2024-01-01-preview",
        "create a job: 2023-02-01-preview → 2025-01-01-preview",
        "create a job: 2023-04-01-preview → 2024-01-01-preview",
        "create a job: 2023-04-01-preview → 2025-01-01-preview",
        "create an environment: 2022-05-01 → 2023-04-01-preview",
        "create an environment: 2023-04-01-preview → 2023-04-01-preview",
        "create code: 2023-04-01 → 2023-04-01",
        "create data: 2022-05-01 → 2023-04-01-preview",
        "create data: 2022-10-01 → 2023-04-01-preview",
        "create data: 2023-04-01-preview → 2023-04-01-preview",
        "create or switch a schedule: 2023-02-01-preview → 2023-06-01-preview",
        "create or switch a schedule: 2023-04-01-preview → 2023-06-01-preview",
        "delete a schedule: 2023-02-01-preview → 2023-06-01-preview",
        "list schedules: 2023-02-01-preview → 2023-06-01-preview",
        "list the children of a run: null → undefined",
        "list versions, or look for the newest: 2022-05-01 → 2023-04-01-preview",
        "list versions, or look for the newest: 2022-10-01 → 2024-01-01-preview",
        "look at an operation of a schedule: 2023-02-01-preview → 2023-02-01-preview",
        "look at an operation of a schedule: 2023-04-01-preview → 2023-04-01-preview",
        "look at the workspace: 2022-10-01-preview → 2024-10-01-preview",
        "look at the workspace: 2022-12-01-preview → 2024-10-01-preview",
        "look code up by its hash: 2023-04-01 → 2023-04-01",
        "open a datastore: 2022-05-01 → 2024-10-01-preview",
        "open a datastore: 2022-10-01 → 2024-10-01-preview",
        "open a datastore: 2023-04-01-preview → 2024-10-01-preview",
        "show a job: 2022-06-01-preview → 2024-01-01-preview",
        "show a job: 2022-10-01-preview → 2024-01-01-preview",
        "show a job: 2022-12-01-preview → 2024-01-01-preview",
        "show a job: 2023-02-01-preview → 2024-01-01-preview",
        "show a job: 2023-04-01-preview → 2024-01-01-preview",
        "show a schedule: 2023-02-01-preview → 2023-06-01-preview",
        "show a schedule: 2023-04-01-preview → 2023-06-01-preview",
        "show a version: 2022-05-01 → 2023-04-01-preview",
        "show a version: 2022-10-01 → 2023-04-01-preview",
        "show a version: 2022-10-01 → 2024-01-01-preview",
        "show a version: 2023-04-01-preview → 2023-04-01-preview",
      ]
    `);
  });
});
