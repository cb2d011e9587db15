import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { RegisteredKind } from "../../../src/model/registered-kind.js";
import { assetRecord } from "../../../src/workspace/azure/asset-record.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { component } from "../../engine/support/job-builder.js";
import { hasShared, sharedFolder } from "../../shared.js";
import type { FakeService } from "./fake-service.js";
import { useAzure } from "./use-azure.js";

let service: FakeService;
let workspace: Workspace;
let folder: string;
useAzure((parts) => ({ service, workspace, folder } = parts));

describe("an Azure ML workspace", () => {
  it("registers a component with its code, and gives it back", async () => {
    mkdirSync(path.join(folder, "code"));
    writeFileSync(path.join(folder, "code/train.py"), "print(1)");
    const train = component("train", "python train.py", { code: path.join(folder, "code"), more: { description: "trains" } });
    const made = await workspace.components.createOrUpdate(train);
    expect(made).toMatchObject({ name: "train", version: "1", type: "command", description: "trains", archived: false, warnings: [] });
    expect(made.definition).toMatchObject({ kind: "command", command: "python train.py", code: { kind: "remote" } });
    expect(service.sent("POST", /startPendingUpload$/)).toHaveLength(1);
    // Another one without a version is the next.
    expect((await workspace.components.createOrUpdate({ ...train, command: "true" })).version).toBe("2");
    expect((await workspace.components.get("train", { label: "latest" }))?.version).toBe("2");
    expect(await workspace.components.get("train", "9")).toBeUndefined();
  });

  it("lists names with their newest version, and the versions of a name", async () => {
    const uri = (name: string, version: string) =>
      ({ kind: "data", name, version, type: "uri_file", path: { kind: "remote", uri: `https://example.org/${version}` } }) as const;
    for (const data of [uri("a", "1"), uri("a", "2"), uri("b", "1")]) await workspace.data.createOrUpdate(data);
    expect((await workspace.data.list()).map(({ name, version }) => [name, version])).toEqual([
      ["a", "2"],
      ["b", "1"],
    ]);
    expect((await workspace.data.list({ name: "a" })).map(({ version, type }) => [version, type])).toEqual([
      ["2", "uri_file"],
      ["1", "uri_file"],
    ]);
  });

  it("archives a version by sending it back as it came, and restores it", async () => {
    await workspace.environments.createOrUpdate({ kind: "inline", name: "env", version: "1", image: "ubuntu" });
    // What only the service says.
    const stored = service.store.get("/environments/env/versions/1")!;
    Object.assign(stored["properties"] as object, { environmentType: "UserCreated", provisioningState: "Succeeded", osType: "Linux" });
    await workspace.environments.archive("env", "1");
    const { body } = service.sent("PUT", /environments/).at(-1)!;
    expect(JSON.parse(body)).toEqual({ properties: { image: "ubuntu", osType: "Linux", isAnonymous: false, isArchived: true } });
    expect(await workspace.environments.get("env", "1")).toMatchObject({ archived: true, definition: { image: "ubuntu" } });
    expect(await workspace.environments.list({ name: "env" })).toEqual([]);
    await workspace.environments.restore("env", "1");
    expect(await workspace.environments.list({ name: "env" })).toHaveLength(1);
  });

  it("archives all versions of a name", async () => {
    const model = { kind: "model", name: "m", type: "custom_model", path: { kind: "remote", uri: "https://example.org/m" } } as const;
    await workspace.models.createOrUpdate(model);
    await workspace.models.archive("m");
    expect(service.sent("PUT", /\/models\/m$/).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { properties: { isArchived: true, tags: null } },
    ]);
    expect(await workspace.models.list()).toEqual([]);
    await expect(workspace.models.archive("no", "1")).rejects.toThrow(AzmlError);
  });
});

/** Every answer of the real service to a look at something registered. */
function recordedAnswers(): { readonly kind: RegisteredKind; readonly name: string; readonly answer: Record<string, never> }[] {
  const folder = path.join(sharedFolder, "recordings");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) => {
    const calls = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as {
      method: string;
      uri: string;
      status: number;
      response: never;
    }[];
    return calls.flatMap(({ method, uri, status, response }) => {
      const [, kind, name] =
        /management\.azure\.com\/<WS>\/(components|environments|data|models)\/([^/?]+)\/versions\/[^/?]+\?/.exec(uri) ?? [];
      return method === "GET" && status === 200 && kind !== undefined && name !== undefined
        ? [{ kind: kind as RegisteredKind, name, answer: response }]
        : [];
    });
  });
}

it.skipIf(!hasShared)("reads what the real service has answered", () => {
  const read = recordedAnswers().map(({ kind, name, answer }) => {
    try {
      const { version, createdAt } = assetRecord(kind, name, answer, "<WS>");
      return version !== "" && createdAt !== "" ? `${kind} read` : `${kind} ${name} lacks something`;
    } catch (error) {
      return `${kind} refused: ${(error as AzmlError).diagnostics.map(({ message }) => message).join("; ")}`;
    }
  });
  const counts = new Map<string, number>();
  for (const one of read) counts.set(one, (counts.get(one) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
    {
      "components read": 13,
      "data read": 11,
      "environments read": 3,
    }
  `);
});
