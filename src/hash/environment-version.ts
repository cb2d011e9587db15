import { createHash } from "node:crypto";
import type { InlineEnvironment } from "../model/environment.js";
import { dataHash } from "./data-hash.js";
import { pythonYaml } from "./python-yaml.js";

/** Name under which environments without a name are sent. */
export const anonymousEnvironmentName = "CliV2AnonymousEnvironment";

/**
 * Version of an anonymous environment: a hash of what it is made of, so that equal environments are one.
 *
 * Image: the hash of the image's hash; a conda file or an inference configuration is woven in (azure-ai-ml puts the earlier hash
 * between every two characters of the later one; odd, and part of the contract). Docker context: the hash of the folder's content.
 *
 * @throws the file system's error when the build context cannot be read.
 * @example await environmentVersion({ kind: "inline", image: "ubuntu:22.04" }) // 64 hexadecimal digits
 */
export async function environmentVersion(environment: InlineEnvironment): Promise<string> {
  const parts: string[] = [];
  if (environment.build) {
    parts.push(await dataHash(environment.build.path));
    if (environment.build.dockerfilePath !== undefined) parts.push(environment.build.dockerfilePath);
  } else {
    parts.push(environment.image ?? "");
    if (environment.inferenceConfig !== undefined) parts.push(pythonYaml(environment.inferenceConfig));
    if (environment.conda !== undefined) parts.push(pythonYaml(environment.conda));
  }
  return sha256(parts.map(sha256).reduce((woven, hash) => [...hash].join(woven)));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
