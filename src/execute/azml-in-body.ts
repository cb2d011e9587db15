/**
 * What `import … from "azml"` means inside a bundle: `context`, and nothing of the language. Decorators and wiring
 * that survive in a module do nothing, and say so to the bundler, which drops them with all they refer to.
 */
export { context } from "../dsl/context.js";

const decorator = (): void => undefined;

/* @__NO_SIDE_EFFECTS__ */
export function input(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function output(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function commandComponent(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
export function pipeline(): typeof decorator {
  return decorator;
}
/* @__NO_SIDE_EFFECTS__ */
function nothing(): undefined {
  return undefined;
}
// What makes nodes, components, values for them and jobs.
export {
  nothing as bandit,
  nothing as bayesian,
  nothing as choice,
  nothing as command,
  nothing as component,
  nothing as cron,
  nothing as customModel,
  nothing as doWhile,
  nothing as environment,
  nothing as grid,
  nothing as ifElse,
  nothing as job,
  nothing as loadComponent,
  nothing as loadEnvironment,
  nothing as loadJob,
  nothing as logNormal,
  nothing as logUniform,
  nothing as medianStopping,
  nothing as mlflowModel,
  nothing as mltable,
  nothing as normal,
  nothing as onFinalize,
  nothing as onInit,
  nothing as parallelFor,
  nothing as parallelRunFunction,
  nothing as qlogNormal,
  nothing as qlogUniform,
  nothing as qnormal,
  nothing as quniform,
  nothing as randint,
  nothing as random,
  nothing as recurrence,
  nothing as schedule,
  nothing as spark,
  nothing as standaloneJob,
  nothing as step,
  nothing as sweep,
  nothing as text,
  nothing as tritonModel,
  nothing as truncationSelection,
  nothing as uniform,
  nothing as uriFile,
  nothing as uriFolder,
};
export const automl = {
  classification: nothing,
  regression: nothing,
  forecasting: nothing,
  imageClassification: nothing,
  imageClassificationMultilabel: nothing,
  imageObjectDetection: nothing,
  imageInstanceSegmentation: nothing,
  textClassification: nothing,
  textClassificationMultilabel: nothing,
  textNer: nothing,
} as const;
export const dataTransfer = { copy: nothing, importDatabase: nothing, importFileSystem: nothing, exportDatabase: nothing } as const;

/* @__NO_SIDE_EFFECTS__ */
export function minutes(count: number): number {
  return count * 60;
}
/* @__NO_SIDE_EFFECTS__ */
export function hours(count: number): number {
  return count * 3600;
}

export class AzmlError extends Error {}
