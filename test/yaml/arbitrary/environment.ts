import path from "node:path";
import fc from "fast-check";
import type { Code } from "../../../src/model/code.js";
import type { BuildContext, Environment, InferenceConfig, InlineEnvironment, Json } from "../../../src/model/environment.js";
import { fields, never, optional } from "./fields.js";
import { about, jsonMap, text } from "./parts.js";

/** A conda file, whose lists may be one list in two places. */
const conda: fc.Arbitrary<Json> = fc.oneof(
  jsonMap,
  fc.array(text, { minLength: 1, maxLength: 3 }).map((packages) => ({ dependencies: packages, again: { packages }, once: [packages] })),
);

const route = fc.record({ path: text, port: fc.integer({ min: 1, max: 65_535 }) });

/** An environment with an image or a build context; `called` is for its name and version. */
export function inlineEnvironment(scratch: string, called: fc.Arbitrary<string | undefined>) {
  const common = {
    kind: fc.constant("inline" as const),
    name: called,
    version: called,
    ...about,
    inferenceConfig: optional(fields<InferenceConfig>({ liveness_route: route, readiness_route: route, scoring_route: route })),
    osType: optional(fc.constantFrom("linux", "windows")),
    // YAML has no key for them.
    properties: never,
    // Packages are written in line.
    condaFile: never,
  };
  const build = fields<NonNullable<InlineEnvironment["build"]>>({
    path: fc.oneof<fc.Arbitrary<BuildContext>[]>(
      fc.constantFrom("code", "data", "code/sub").map((folder) => ({ kind: "local", path: path.join(scratch, folder) })),
      fc.constant({ kind: "remote", uri: "https://example.invalid/context/" }),
    ),
    dockerfilePath: optional(text),
  });
  return fc.oneof(
    fields<InlineEnvironment>({ ...common, image: text, conda: optional(conda), build: never }),
    fields<InlineEnvironment>({ ...common, image: never, conda: optional(conda), build }),
  );
}

export function environment(scratch: string): fc.Arbitrary<Environment> {
  return fc.oneof(
    fc.record({
      kind: fc.constant("reference" as const),
      id: fc.constantFrom("azureml:env:1", "azureml:AzureML-x:3", "azureml://registries/r/environments/e/versions/1"),
    }),
    inlineEnvironment(scratch, never),
  );
}

/** A Spark application runs in no image of its author's making. */
export function sparkEnvironment(scratch: string): fc.Arbitrary<Environment> {
  return environment(scratch).filter((found) => found.kind === "reference" || found.build === undefined);
}

export function code(scratch: string): fc.Arbitrary<Code> {
  return fc.constantFrom("code", "code/a.py").map((place) => ({ kind: "local" as const, path: path.join(scratch, place) }));
}
