import { type InferenceConfig, inferenceRoutes, type InlineEnvironment } from "../../model/environment.js";
import { compact } from "../../util/compact.js";
import { readConda } from "./part/conda.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";
import { BodyReader } from "./source/body-reader.js";
import type { BodyValue } from "./source/body-value.js";

/**
 * An environment from the body of `PUT …/environments/<name>/versions/<version>` or the service's answer: the way back of `environmentBody`. An
 * anonymous one has no name. Its build context is where it was uploaded to.
 */
export function readEnvironmentBody(body: unknown, context: BodyContext = {}): ReadResult<InlineEnvironment> {
  return readBody(body, "an environment", context, (properties, named): InlineEnvironment => {
    const reader = new BodyReader(properties, "an environment");
    const identity = reader.boolean("isAnonymous") === true ? {} : compact(named);
    reader.constant("isArchived", false);
    // What the service says of it.
    reader.skip(["environmentType", "provisioningState", "autoRebuild", "stage"]);
    const environment = compact({
      description: reader.string("description"),
      tags: reader.map("tags"),
      properties: reader.strings("properties"),
      image: reader.string("image"),
      conda: readConda(reader.get("condaFile")),
      build: readBuild(reader.get("build")),
      inferenceConfig: readInferenceConfig(reader.get("inferenceConfig")),
      osType: reader.string("osType"),
    });
    reader.close();
    return { kind: "inline", ...identity, ...environment };
  });
}

function readInferenceConfig(value: BodyValue | undefined): InferenceConfig | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"inferenceConfig"`);
  const routes = inferenceRoutes.map((name) => [name, readRoute(reader.require(name))] as const);
  reader.close();
  // The table names exactly the routes that there are.
  return routes.some(([, route]) => route === undefined) ? undefined : (Object.fromEntries(routes) as InferenceConfig);
}

function readRoute(value: BodyValue | undefined): InferenceConfig["scoring_route"] | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, "a route");
  for (const key of ["path", "port"]) reader.require(key);
  const [path, port] = [reader.string("path"), reader.whole("port")];
  reader.close();
  return path === undefined || port === undefined ? undefined : { path, port };
}

function readBuild(value: BodyValue | undefined): InlineEnvironment["build"] {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"build"`);
  reader.require("contextUri");
  const uri = reader.string("contextUri");
  const dockerfilePath = reader.string("dockerfilePath");
  reader.close();
  return uri === undefined ? undefined : { path: { kind: "remote", uri }, ...compact({ dockerfilePath }) };
}
