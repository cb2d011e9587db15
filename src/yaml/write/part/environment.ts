import type { Code } from "../../../model/code.js";
import type { Environment } from "../../../model/environment.js";
import { relativePath } from "../relative-path.js";
import { prefixed } from "../values.js";
import type { Writable } from "../yaml-text.js";

/** `environment:`, for a file of `folder`. */
export function writeEnvironment(environment: Environment, folder: string): Writable {
  if (environment.kind === "reference") return prefixed(environment.id);
  const { build } = environment;
  return {
    name: environment.name,
    version: environment.version,
    description: environment.description,
    tags: environment.tags,
    properties: environment.properties,
    image: environment.image,
    conda_file: environment.conda,
    build: build === undefined ? undefined : { path: relativePath(folder, build.path), dockerfile_path: build.dockerfilePath },
    inference_config: environment.inferenceConfig,
    os_type: environment.osType,
  };
}

/** `code:`, for a file of `folder`. */
export function writeCode(code: Code, folder: string): Writable {
  if (code.kind === "body") throw new Error("a job is bundled before it is written");
  return code.kind === "local" ? relativePath(folder, code.path) : code.id;
}
