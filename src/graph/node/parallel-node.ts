import { compact } from "../../util/compact.js";
import type { NodeMaker } from "./node-maker.js";

export const parallelNode: NodeMaker<"parallel"> = (common, component, settings) => {
  const { compute, resources, environmentVariables, identity, miniBatchSize, retrySettings, loggingLevel } = settings;
  const { maxConcurrencyPerInstance, errorThreshold, miniBatchErrorThreshold } = settings;
  const run = { compute, resources, environmentVariables, identity };
  const batches = { miniBatchSize, retrySettings, loggingLevel, maxConcurrencyPerInstance, errorThreshold, miniBatchErrorThreshold };
  return compact({ kind: "parallel" as const, ...common, component, ...run, ...batches });
};
