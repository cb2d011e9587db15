import { azureCodes } from "./azure.js";
import { bundleCodes } from "./bundle.js";
import { checksCodes } from "./checks.js";
import { cliCodes } from "./cli.js";
import { decoratorsCodes } from "./decorators.js";
import type { CodeEntry } from "./entry.js";
import { graphCodes } from "./graph.js";
import { runCodes } from "./run.js";
import { serviceCodes } from "./service.js";
import { yamlCodes } from "./yaml.js";

/** Every code there is: 1xx decorators, 2xx graph, 3xx checks, 4xx YAML, 5xx local run, 6xx Azure, 7xx command line, 8xx bundles, 9xx differences to Azure ML. */
export const codes = {
  ...decoratorsCodes,
  ...graphCodes,
  ...checksCodes,
  ...yamlCodes,
  ...runCodes,
  ...azureCodes,
  ...cliCodes,
  ...bundleCodes,
  ...serviceCodes,
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof codes;
