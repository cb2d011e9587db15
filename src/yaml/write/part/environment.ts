import type { Code } from "../../../model/code.js";
import type { BuildContext, Environment, InlineEnvironment } from "../../../model/environment.js";
import { relativePath } from "../relative-path.js";
import { prefixed } from "../values.js";
import { SharedJson, type Writable, type WritableMap } from "../yaml-text.js";

/** `environment:`, for a file of `folder`. */
export function writeEnvironmentValue(environment: Environment, folder: string): Writable {
  return environment.kind === "reference" ? prefixed(environment.id) : writeInlineEnvironment(environment, folder);
}

/** The keys of an environment, in a file of its own or in line. Its packages stand in line, whatever file they came from. */
export function writeInlineEnvironment(environment: InlineEnvironment, folder: string): WritableMap {
  const { build, conda } = environment;
  return {
    name: environment.name,
    version: environment.version,
    description: environment.description,
    tags: environment.tags,
    image: environment.image,
    conda_file: conda === undefined ? undefined : new SharedJson(conda),
    build: build === undefined ? undefined : { path: writeContext(build.path, folder), dockerfile_path: build.dockerfilePath },
    inference_config: environment.inferenceConfig,
    os_type: environment.osType,
  };
}

function writeContext(context: BuildContext, folder: string): string {
  return context.kind === "local" ? relativePath(folder, context.path) : context.uri;
}

/** `code:`, for a file of `folder`. */
export function writeCode(code: Code, folder: string): Writable {
  if (code.kind === "body") throw new Error("a job is bundled before it is written");
  if (code.kind === "local") return relativePath(folder, code.path);
  // An ARM id by itself would be read as a path.
  return code.id.startsWith("/subscriptions/") ? prefixed(code.id) : code.id;
}
