import { pythonYaml } from "../hash/python-yaml.js";
import type { InlineEnvironment } from "../model/environment.js";
import { camelKeys } from "./camel-keys.js";
import { defined, filled, type JsonObject } from "./json-object.js";

/**
 * Body of `PUT …/environments/<name>/versions/<version>`.
 *
 * @param contextUri Where the Docker build context was uploaded to, for environments that have one.
 */
export function environmentBody(
  environment: InlineEnvironment,
  options: { readonly isAnonymous: boolean; readonly contextUri?: string },
): JsonObject {
  const { build, conda } = environment;
  return {
    properties: defined({
      // azure-ai-ml sends no empty text.
      image: environment.image === "" ? undefined : environment.image,
      condaFile: conda === undefined ? undefined : pythonYaml(conda),
      build: build === undefined ? undefined : defined({ contextUri: options.contextUri, dockerfilePath: build.dockerfilePath }),
      osType: environment.osType,
      inferenceConfig: environment.inferenceConfig && camelKeys(environment.inferenceConfig),
      description: environment.description,
      ...filled({ tags: environment.tags, properties: environment.properties }),
      isAnonymous: options.isAnonymous,
      isArchived: false,
    }),
  };
}
