import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlannedRequest } from "../../src/rest/submit/request-list.js";
import { hasShared, sharedFolder } from "../shared.js";
import { folderBesidePackages } from "../temporary-files.js";
import { requestsOf } from "./requests.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

interface Golden {
  readonly calls: readonly { readonly call: string; readonly name: string; readonly version?: string; readonly body: unknown }[];
}

function golden(name: string): Golden["calls"] {
  return (JSON.parse(readFileSync(join(sharedFolder, "samples/goldens", `${name}.json`), "utf8")) as Golden).calls;
}

describe.skipIf(!hasShared)("the schedules of sample 6, over the files of the original, send what azure-ai-ml sends", () => {
  let folder = "";

  beforeAll(() => {
    // Inside the repository, so that `import "azml"` is this azml.
    folder = folderBesidePackages("sample-1f");
    cpSync(join(sharedFolder, "samples/components/1a"), join(folder, "01-components-from-yaml"), { recursive: true });
    for (const sample of ["01-components-from-yaml", "06-schedules"])
      cpSync(join(repository, "samples", sample, "pipeline.ts"), join(folder, sample, "pipeline.ts"));
  });

  function emit(exported: string): Promise<PlannedRequest[]> {
    return requestsOf(`${join(folder, "06-schedules/pipeline.ts")}#${exported}`);
  }

  function bodies(requests: readonly PlannedRequest[], what: string): unknown[] {
    return requests.flatMap((request) => (request.kind === "put" && request.what === what ? [request.body] : []));
  }

  it.each([
    ["daily", "1f-recurrence", 0],
    ["everyMorning", "1f", 0],
  ])("%s", async (exported, name, index) => {
    const requests = await emit(exported);
    const calls = golden(name);
    const puts = (what: string): unknown[] => calls.filter(({ call }) => call === `PUT ${what}`).map(({ body }) => body);
    expect(bodies(requests, "schedule")).toEqual([puts("schedule")[index]]);
    expect(new Set(bodies(requests, "component"))).toEqual(new Set(puts("component")));
    expect(bodies(requests, "job")).toEqual([]);
  });

  it("everyMonday, which replaces everyMorning: the service's word on whether it is enabled aside", async () => {
    const update = golden("1f")
      .filter(({ call }) => call === "PUT schedule")
      .map(({ body }) => (body as { properties: { readonly isEnabled?: boolean } }).properties)
      .find((properties) => JSON.stringify(properties).includes("10 10 * * 1"));
    const { isEnabled, ...properties } = update ?? {};
    expect(isEnabled).toBe(true);
    expect(bodies(await emit("everyMonday"), "schedule")).toEqual([{ properties }]);
  });
});
