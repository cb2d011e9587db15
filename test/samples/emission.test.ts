import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { PlannedRequest } from "../../src/rest/submit/request-list.js";
import { hasShared, sharedFolder } from "../shared.js";
import { folderBesidePackages } from "../temporary-files.js";
import { requestsOf } from "./requests.js";

type Json = { readonly [key: string]: Json } & { readonly [key: string]: never };
interface Golden {
  readonly calls: readonly { readonly call: string; readonly name: string; readonly version: string; readonly body: Json }[];
  readonly rest: Json;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = fileURLToPath(new URL("../..", import.meta.url));
const stubs = join(here, "goldens/stubs");

function readGolden(file: string): Golden {
  return JSON.parse(readFileSync(file, "utf8")) as Golden;
}

function puts(requests: readonly PlannedRequest[], what: string): { version: string; body: Json }[] {
  return requests.flatMap((request) =>
    request.kind === "put" && request.what === what ? [{ version: request.path.split("/").at(-1) ?? "", body: request.body as Json }] : [],
  );
}

function goldenPuts({ calls }: Golden, what: string): { version: string; body: Json }[] {
  return calls.filter(({ call }) => call === `PUT ${what}`).map(({ version, body }) => ({ version, body }));
}

/** By name of the spec, which is what tells anonymous components apart. */
function specs(components: readonly { readonly body: Json }[], without: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    components.map(({ body }) => {
      const { componentSpec: spec } = (body as unknown as { properties: { componentSpec: Record<string, Json> } }).properties;
      return [spec["name"], Object.fromEntries(Object.entries(spec).filter(([key]) => !without.includes(key)))];
    }),
  ) as Record<string, Json>;
}

/** A body with component ids replaced by the components' names, and without the words for where its nodes came from. */
function jobBody(body: unknown, components: readonly { readonly version: string; readonly body: Json }[]): Json {
  let text = JSON.stringify(body);
  for (const { version, body: component } of components) {
    const { name } = (component as unknown as { properties: { componentSpec: { name: string } } }).properties.componentSpec;
    text = text.replaceAll(`<WS>/components/azureml_anonymous/versions/${version}`, name);
  }
  const parsed = JSON.parse(text) as { properties: Record<string, { jobs?: object }> & { jobs?: object } };
  for (const nodes of [parsed.properties.jobs, parsed.properties["componentSpec"]?.jobs]) {
    for (const node of Object.values(nodes ?? {}) as Record<string, unknown>[]) delete node["_source"];
  }
  return parsed as unknown as Json;
}

/** Components, those that are pipelines with the names of what they use. */
function named(components: readonly { readonly version: string; readonly body: Json }[]): { readonly body: Json }[] {
  return components.map(({ body }) => ({ body: jobBody(body, components) }));
}

function sortedHashes(components: readonly { readonly version: string }[]): string[] {
  return components.map(({ version }) => version).sort();
}

describe("sample 1 sends what azure-ai-ml sends", () => {
  it("for its own components and data", async () => {
    const golden = readGolden(join(here, "goldens/01.json"));
    const requests = await requestsOf("samples/01-components-from-yaml");
    expect(puts(requests, "job")[0]?.body).toEqual(golden.rest);
    expect(sortedHashes(puts(requests, "component"))).toEqual(sortedHashes(goldenPuts(golden, "component")));
    expect(specs(puts(requests, "component"), [])).toEqual(specs(goldenPuts(golden, "component"), []));
  });

  it.skipIf(!hasShared)("for the components of the original sample", async () => {
    // Inside the repository, so that `import "azml"` is this azml.
    const folder = folderBesidePackages("sample-1a");
    cpSync(join(sharedFolder, "samples/components/1a"), folder, { recursive: true });
    cpSync(join(repository, "samples/01-components-from-yaml/pipeline.ts"), join(folder, "pipeline.ts"));
    const golden = readGolden(join(sharedFolder, "samples/goldens/1a.json"));
    const requests = await requestsOf(folder);
    expect(puts(requests, "job")[0]?.body).toEqual(golden.rest);
    expect(puts(requests, "component").sort(byVersion)).toEqual(goldenPuts(golden, "component").sort(byVersion));
    expect(codeHashes(puts(requests, "code"))).toEqual(codeHashes(goldenPuts(golden, "code")));
  });
});

describe("sample 2 sends what azure-ai-ml sends", () => {
  it("for its own components and data, but for $schema and the words for where things came from", async () => {
    const golden = readGolden(join(here, "goldens/02.json"));
    const requests = await requestsOf("samples/02-decorated-components", stubs);
    const [ours, theirs] = [puts(requests, "component"), goldenPuts(golden, "component")];
    expect(jobBody(puts(requests, "job")[0]?.body, ours)).toEqual(jobBody(golden.rest, theirs));
    expect(specs(ours, ["_source"])).toEqual(specs(theirs, ["_source", "$schema"]));
    expect(unique(puts(requests, "environment"))).toEqual(unique(goldenPuts(golden, "environment")));
    expect(codeHashes(puts(requests, "code"))).toEqual(codeHashes(goldenPuts(golden, "code")));
  });

  it.skipIf(!hasShared)("for the inputs of the original sample, but for what names the language of a step", async () => {
    const golden = readGolden(join(sharedFolder, "samples/goldens/1b.json"));
    const requests = await requestsOf("test/samples/job-1b.ts");
    const [ours, theirs] = [puts(requests, "component"), goldenPuts(golden, "component")];
    expect(jobBody(puts(requests, "job")[0]?.body, ours)).toEqual(jobBody(golden.rest, theirs));
    const language = ["_source", "command", "code", "environment", "tags", "description"];
    expect(specs(ours, language)).toEqual(specs(theirs, language));
  });
});

describe("sample 10 sends what azure-ai-ml sends", () => {
  it("for its branches, loops, groups and nested pipelines, but for $schema and the words for where things came from", async () => {
    const golden = readGolden(join(here, "goldens/10.json"));
    const requests = await requestsOf("samples/10-control-flow", stubs);
    const [ours, theirs] = [puts(requests, "component"), goldenPuts(golden, "component")];
    expect(jobBody(puts(requests, "job")[0]?.body, ours)).toEqual(jobBody(golden.rest, theirs));
    expect(specs(named(ours), ["_source"])).toEqual(specs(named(theirs), ["_source", "$schema"]));
    expect(unique(puts(requests, "environment"))).toEqual(unique(goldenPuts(golden, "environment")));
    expect(codeHashes(puts(requests, "code"))).toEqual(codeHashes(goldenPuts(golden, "code")));
  });
});

describe("sample 11 sends what azure-ai-ml sends", () => {
  it("for its sweep and its data, but for $schema and the words for where things came from", async () => {
    const golden = readGolden(join(here, "goldens/11.json"));
    const requests = await requestsOf("samples/11-image-classification", stubs);
    const [ours, theirs] = [puts(requests, "component"), goldenPuts(golden, "component")];
    expect(jobBody(puts(requests, "job")[0]?.body, ours)).toEqual(jobBody(golden.rest, theirs));
    expect(specs(named(ours), ["_source"])).toEqual(specs(named(theirs), ["_source", "$schema"]));
    expect(codeHashes(puts(requests, "code"))).toEqual(codeHashes(goldenPuts(golden, "code")));
  });
});

/** azure-ai-ml sends equal environments again for every component; azml sends one once. */
function unique(bodies: readonly { readonly version: string }[]): string[] {
  return [...new Set(bodies.map((body) => body.version))].sort();
}

function byVersion(a: { readonly version: string }, b: { readonly version: string }): number {
  return a.version.localeCompare(b.version);
}

function codeHashes(codes: readonly { readonly body: Json }[]): string[] {
  return [
    ...new Set(
      codes.map(
        ({ body }) => (body as unknown as { properties: { properties: { hash_sha256: string } } }).properties.properties.hash_sha256,
      ),
    ),
  ].sort();
}
