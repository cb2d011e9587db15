import { createHash } from "node:crypto";
import type { InferenceConfig, InlineEnvironment } from "../model/environment.js";
import { uuidText } from "./component-hash.js";
import { dataHash } from "./data-hash.js";
import { pythonYaml } from "./python-yaml.js";

/**
 * Name and version under which an environment without a name is sent, so that equal environments are one. One whose build context is uploaded
 * already has a UUID for a name and a version of 1: azure-ai-ml makes up the UUID, here it is of a hash.
 *
 * @throws the file system's error when the build context cannot be read.
 */
export async function anonymousEnvironment(environment: InlineEnvironment): Promise<{ readonly name: string; readonly version: string }> {
  const version = await environmentVersion(environment);
  if (environment.build?.path.kind === "remote") return { name: uuidText(version), version: "1" };
  return { name: "CliV2AnonymousEnvironment", version };
}

/**
 * Version of an anonymous environment: a hash of what it is made of, so that equal environments are one.
 *
 * Image: the hash of the image's hash; a conda file or an inference configuration is woven in (azure-ai-ml puts the earlier hash
 * between every two characters of the later one; odd, and part of the contract). Docker context: the hash of the folder's content, or of
 * the address that it was uploaded to.
 *
 * @throws the file system's error when the build context cannot be read.
 * @example await environmentVersion({ kind: "inline", image: "ubuntu:22.04" }) // 64 hexadecimal digits
 */
export async function environmentVersion(environment: InlineEnvironment): Promise<string> {
  const parts: string[] = [];
  if (environment.build) {
    const { path, dockerfilePath } = environment.build;
    parts.push(path.kind === "local" ? await dataHash(path.path) : path.uri);
    if (dockerfilePath !== undefined) parts.push(dockerfilePath);
  } else {
    parts.push(environment.image ?? "");
    if (environment.inferenceConfig !== undefined) parts.push(inferenceText(environment.inferenceConfig));
    if (environment.conda !== undefined) parts.push(pythonYaml(environment.conda));
  }
  return sha256(parts.map(sha256).reduce((woven, hash) => [...hash].join(woven)));
}

/** An inference configuration as azure-ai-ml 1.35 prints it: the objects of its REST client, by the names of their classes. */
function inferenceText({ liveness_route, readiness_route, scoring_route }: InferenceConfig): string {
  const tag = "!!python/object:azure.ai.ml._restclient.arm_ml_service.models._models.";
  const routes = {
    livenessRoute: { _data: liveness_route },
    readinessRoute: { _data: readiness_route },
    scoringRoute: { _data: scoring_route },
  };
  const plain = pythonYaml({ _data: routes });
  return `${tag}InferenceContainerProperties\n${plain.replace(/^ {2}(\w+Route):$/gm, `  $1: ${tag}Route`)}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
