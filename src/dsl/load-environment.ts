import { callSite } from "../diagnostics/call-site.js";
import type { EnvironmentSpec } from "../types/environment-spec.js";
import { writeEnvironment } from "./environment.js";

/**
 * An environment defined in a YAML file (schema `environment`). `path` is relative to the calling file.
 *
 * @example
 * ;@commandComponent({ environment: loadEnvironment("./env.yml") })
 */
export function loadEnvironment(path: string | URL): EnvironmentSpec {
  return writeEnvironment(path instanceof URL ? path.href : path, callSite(loadEnvironment));
}
