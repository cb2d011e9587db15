import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { componentHash, namedComponentHash } from "../../src/hash/component-hash.js";
import { environmentVersion } from "../../src/hash/environment-version.js";
import { pythonYaml } from "../../src/hash/python-yaml.js";
import type { Json } from "../../src/model/environment.js";
import { hasShared, jsonFiles, readGolden, sharedFolder } from "../shared.js";

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

type Spec = { readonly [key: string]: Json };
interface SentEnvironment {
  readonly image: string;
  readonly condaFile?: string;
  readonly inferenceConfig?: Json;
  readonly version: string;
}

async function checkEnvironment(sent: SentEnvironment): Promise<void> {
  const conda = sent.condaFile === undefined ? undefined : (parse(sent.condaFile, { version: "1.1" }) as Json);
  if (conda !== undefined) expect(pythonYaml(conda)).toBe(sent.condaFile);
  expect(await environmentVersion({ kind: "inline", image: sent.image, ...(conda === undefined ? {} : { conda }) })).toBe(sent.version);
}

describe("hashes that azure-ai-ml sent", () => {
  it.each(read("./components.json") as { spec: Spec; anonymous?: string; named?: string }[])(
    "component $spec.name",
    ({ spec, anonymous, named }) => {
      if (anonymous !== undefined) expect(componentHash(spec)).toBe(anonymous);
      else expect(namedComponentHash(spec)).toBe(named);
    },
  );

  it.each(read("./environments.json") as SentEnvironment[])("environment $version", checkEnvironment);
});

describe.skipIf(!hasShared)("every golden", () => {
  const goldens = hasShared
    ? [...jsonFiles(path.join(sharedFolder, "goldens")), ...jsonFiles(path.join(sharedFolder, "samples", "goldens"))].map(readGolden)
    : [];
  const calls = goldens.flatMap((golden) => [
    ...(golden.calls ?? []),
    { ...golden.request, call: golden.request?.call ?? "", body: golden.rest },
  ]);

  it("has the component hashes that we compute", () => {
    let counted = 0;
    for (const call of calls.filter((c) => c.call === "PUT component" && c.body)) {
      const { isAnonymous, properties, componentSpec } = call.body.properties;
      if (componentSpec.type !== "command" && componentSpec.type !== "pipeline") continue;
      // Their spec is hashed in a form that is not in the body.
      if (componentSpec.intellectualProperty || componentSpec.command === "import") continue;
      if (isAnonymous) expect(componentHash(componentSpec), call.version).toBe(call.version);
      else if (properties.client_component_hash && !/<GUID/.test(componentSpec.code ?? ""))
        expect(namedComponentHash(componentSpec), call.name).toBe(properties.client_component_hash);
      else continue;
      counted++;
    }
    expect(counted).toBeGreaterThan(500);
  });

  it("has the environment versions that we compute", async () => {
    const sent = calls.filter((c) => c.call === "PUT environment" && c.name === "CliV2AnonymousEnvironment" && c.body?.properties.image);
    for (const call of sent) {
      const { image, condaFile } = call.body.properties;
      await checkEnvironment({ image, version: call.version ?? "", ...(condaFile === undefined ? {} : { condaFile }) });
    }
    expect(sent.length).toBeGreaterThan(100);
  });
});
