import type { InlineEnvironment } from "../../model/environment.js";
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
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      image: reader.string("image"),
      conda: readConda(reader.get("condaFile")),
      build: readBuild(reader.get("build")),
      inferenceConfig: reader.json("inferenceConfig"),
      osType: reader.string("osType"),
    });
    reader.close();
    return { kind: "inline", ...identity, ...environment };
  });
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
