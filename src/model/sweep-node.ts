import type { EnvironmentVariables } from "./environment-variables.js";
import type { NodeCommon } from "./node-common.js";
import type { Identity } from "./run-settings.js";
import type { SweepSettings } from "./sweep-settings.js";

/**
 * Runs a component many times, with values from a search space, and keeps the best trial. Its outputs are the best trial's. Azure ML sweeps over
 * command components; over a pipeline only this machine does.
 */
export interface SweepOf<Trial> extends NodeCommon, SweepSettings {
  readonly kind: "sweep";
  /** The trial. Hyperparameters are inputs of it; `inputs` holds only those that are not swept. */
  readonly component: Trial;
  readonly compute?: string;
  /** Of the trials of a job that is a sweep. A node of a pipeline has none, and they are not sent with one. */
  readonly environmentVariables?: EnvironmentVariables;
  /** Read and written; azure-ai-ml does not send it. */
  readonly identity?: Identity;
}

/** True for an input of the trial that the search gives a value. */
export function isSwept({ searchSpace }: Pick<SweepSettings, "searchSpace">, input: string): boolean {
  return Object.hasOwn(searchSpace, input);
}
