import { callSite } from "../diagnostics/call-site.js";
import type { AnyNumber, Binding } from "../types/binding.js";
import type { ArgsOf, ComponentType, DefinedComponent, OutputsOf } from "../types/component-type.js";
import type { SearchArgs } from "../types/search-values.js";
import { frameFor } from "./frame.js";
import type { IdentityOptions, QueueOptions, ResourceOptions } from "../types/run-options.js";
import type { EarlyTerminationOptions, SamplingOptions } from "./sweep-choices.js";
import type { AnyPorts, CommonStepOptions } from "./step-options.js";
import type { Step } from "./step.js";

type Count = number | Binding<"integer" | AnyNumber>;

/** Counts; times are in seconds: `minutes(30)`. Azure ML raises times below a minute to one. */
export interface SweepTrialLimits {
  /** Trials in all (`max_total_trials`). */
  readonly maxTotalTrials: Count;
  /** As many as there are places for when absent. */
  readonly maxConcurrentTrials?: Count;
  /** For the whole sweep. */
  readonly timeout?: Count;
  /** For each trial (`trial_timeout`). */
  readonly trialTimeout?: Count;
}

/** What a sweep is told (schema `sweepJob`). */
export interface SweepOptions<Outputs = AnyPorts, Inputs = AnyPorts> extends CommonStepOptions<Outputs, Inputs> {
  /** The metric that the trial logs and that decides: `context.logMetric("accuracy", …)`. */
  readonly primaryMetric: string | Binding<"string">;
  /** Whether more of the metric is better, or less. */
  readonly goal: "minimize" | "maximize";
  /** How values are picked: a name, or `random({ … })`. The service picks one when absent. */
  readonly samplingAlgorithm?: SamplingOptions;
  /** When to give up on a trial: `bandit({ … })`, `medianStopping({ … })`, `truncationSelection({ … })`. Never, when absent. */
  readonly earlyTermination?: EarlyTerminationOptions;
  /** How many trials, how many at a time, and for how long. */
  readonly limits: SweepTrialLimits;
  /** Compute that it runs on: a name of the workspace's. The pipeline's default compute when absent. */
  readonly compute?: string | Binding<"string">;
  /** Machines that each trial runs on. */
  readonly resources?: ResourceOptions;
  /** Where it stands in the queue of a serverless compute (`queue_settings`). */
  readonly queueSettings?: QueueOptions;
  /** On whose behalf it runs. The compute's own identity when absent. */
  readonly identity?: IdentityOptions;
}

/** Anything, or a sentence for what cannot be a trial. */
type TrialCheck<T> =
  T extends DefinedComponent<infer K> ? (K extends "command" ? unknown : "a sweep's trial is a command component") : unknown;

/**
 * Adds a node that runs a component many times, with values picked from a search space, and keeps the best trial.
 *
 * Wherever the trial takes a value, `choice(…)`, `uniform(…)` and their siblings are taken as well; what is not swept is
 * passed as in `step()`. The outputs are those of the best trial. On this machine the trial may be a pipeline, one of whose steps logs the
 * metric: steps that trials have in common run once. Azure ML knows no such sweep (AZML337).
 *
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * const search = sweep(Train, { data: this.data, learningRate: logUniform(-7, 0), epochs: choice(5, 10) },
 *   { primaryMetric: "accuracy", goal: "maximize", limits: { maxTotalTrials: 20, timeout: minutes(30) } });
 * // jobs: { train: { type: sweep, trial: …, search_space: { learning_rate: { type: loguniform, min_value: -7, max_value: 0 }, … },
 * //   objective: { primary_metric: accuracy, goal: maximize }, limits: { max_total_trials: 20, timeout: 1800 } } }
 */
export function sweep<const T extends ComponentType>(
  trial: T & TrialCheck<T>,
  inputs: NoInfer<SearchArgs<ArgsOf<T>>>,
  options: NoInfer<SweepOptions<OutputsOf<T>, ArgsOf<T>>>,
): Step<OutputsOf<T>> {
  const site = callSite(sweep);
  return frameFor("sweep", site).add({ kind: "sweep", trial, inputs, options, site }) as Step<OutputsOf<T>>;
}
