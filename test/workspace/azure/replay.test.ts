import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { goldenWorkspace, hasShared, sharedFolder } from "../../shared.js";
import { type Azurite, startAzurite } from "./azurite.js";
import { FakeService } from "./fake-service.js";
import { workspaceOf } from "./workspace-of.js";

interface Recording {
  readonly method: string;
  readonly uri: string;
  readonly status: number;
  readonly response?: unknown;
}

/** What azml does where azure-ai-ml sent such a request; by method and what stands below the workspace. */
const doings: readonly (readonly [string, RegExp, (workspace: Workspace, names: readonly string[]) => Promise<unknown>])[] = [
  ["show a job", /^GET \/jobs\/([^/?]+)$/, ({ jobs }, [name = ""]) => jobs.get(name)],
  ["cancel a job", /^POST \/jobs\/([^/?]+)\/cancel$/, ({ jobs }, [name = ""]) => jobs.cancel(name)],
  [
    "show a version",
    /^GET \/(components|environments|data|models)\/([^/?]+)\/versions\/([^/?]+)$/,
    (workspace, [kind, name = "", version = ""]) => workspace[kind as "data"].get(name, version),
  ],
  [
    "list versions, or look for the newest",
    /^GET \/(components|environments|data|models)\/([^/?]+)\/versions$/,
    (workspace, [kind, name = "", orderBy]) =>
      orderBy === undefined ? workspace[kind as "data"].list({ name }) : workspace[kind as "data"].get(name, { label: "latest" }),
  ],
];

/** Requests that were recorded and that azml can make, each once. */
function recordings(): Recording[] {
  const folder = path.join(sharedFolder, "recordings");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  const all = files.flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Recording[]);
  return [...new Map(all.map((one) => [`${one.method} ${one.uri} ${one.status}`, one])).values()];
}

describe.skipIf(!hasShared)("requests of azure-ai-ml that were recorded", () => {
  let azurite: Azurite;
  let service: FakeService;
  let workspace: Workspace;
  beforeAll(async () => {
    azurite = await startAzurite();
    service = await FakeService.start(azurite);
    workspace = await workspaceOf(service, azurite, { git: false });
  });
  afterAll(async () => {
    await service.stop();
    await azurite.stop();
  });

  it("are made by azml in the same way, and their answers are read", async () => {
    const counts: Record<string, number> = {};
    const differing: unknown[] = [];
    const unread: string[] = [];
    for (const { method, uri, status, response } of recordings()) {
      if (!uri.includes("/<WS>/")) continue;
      const url = new URL(uri.replace("<WS>", "WS"));
      const below = `${method} ${decodeURIComponent(url.pathname).replace("/WS", "")}`;
      const [what, pattern, act] = doings.find(([, one]) => one.test(below)) ?? [];
      if (what === undefined || pattern === undefined || act === undefined) continue;
      const names = (pattern.exec(below) ?? []).slice(1);
      if (url.searchParams.has("$orderBy")) names.push("newest");
      const body = JSON.parse(JSON.stringify(response ?? {}).replaceAll("<WS>", goldenWorkspace.slice(1))) as unknown;
      service.requests.length = 0;
      service.failures.push({ match: "", reply: { status, body } });
      await act(workspace, names).catch((error: unknown) => {
        if (!(error instanceof AzmlError)) throw error;
        if (status < 400) unread.push(`${below}: ${error.diagnostics[0]?.message}`);
      });
      const [sent] = service.requests;
      const queries = (names: Iterable<string>): string[] => [...names].sort();
      const made = { request: `${sent?.method} ${sent?.path.replace("<WS>", "")}`, query: queries(Object.keys(sent?.query ?? {})) };
      const recorded = { request: below, query: queries(url.searchParams.keys()) };
      if (JSON.stringify(made) !== JSON.stringify(recorded)) differing.push({ made, recorded });
      counts[what] = (counts[what] ?? 0) + 1;
      service.failures.length = 0;
    }
    expect({ differing, unread }).toEqual({ differing: [], unread: [] });
    expect(counts).toMatchInlineSnapshot(`
      {
        "cancel a job": 40,
        "list versions, or look for the newest": 5,
        "show a job": 16,
        "show a version": 25,
      }
    `);
  });
});
