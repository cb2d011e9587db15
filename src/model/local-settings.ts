/**
 * What a run on this machine heeds and Azure ML does not know. It is neither sent nor written as YAML. Of a step that nests a pipeline it
 * holds for each step within, unless that says otherwise.
 *
 * @example
 * step(Train, { data }, { local: { retries: { max: 2, backoff: 5 }, cpus: 4, memoryGb: 8 } })
 */
export interface LocalSettings {
  /** What the step's processes run in. Default: `host`, this machine as it is. `azml run --env` wins. */
  readonly environment?: LocalEnvironment;
  /** Further tries when the step fails. Default: none. */
  readonly retries?: Retries;
  /** Processors that the step keeps busy: it starts when so many of the run's places are free. Default: 1. */
  readonly cpus?: number;
  /** Memory that the step needs, in GiB: it starts when so much of the run's is left. Default: none is counted. */
  readonly memoryGb?: number;
}

export const localEnvironments = ["host", "auto", "venv", "docker"] as const;
/**
 * `venv` is a Python environment with the packages of the step's environment, where these can be known, `auto` the same, and this machine as it is where
 * they cannot, `docker` a container of its image.
 */
export type LocalEnvironment = (typeof localEnvironments)[number];

/** Tries after the first one. */
export interface Retries {
  /** At most so many. */
  readonly max: number;
  /** Seconds before the first of them; before each further one twice as many as before the last. Default: 1. */
  readonly backoff?: number;
}
