import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { EarlyTermination, SamplingAlgorithm, SweepLimits } from "../model/sweep-settings.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { describe, type Fields, readOptions } from "./option-reader.js";
import { readStepSettings, runFields } from "./read-step-settings.js";
import type { StepSettings } from "./step-settings.js";

const count = ["number", "binding"] as const;
const { compute, resources, identity, queueSettings } = runFields.command;
const sweepFields = {
  compute,
  resources,
  identity,
  queueSettings,
  primaryMetric: ["string", "binding"],
  goal: "string",
  samplingAlgorithm: ["string", "object"],
  earlyTermination: "object",
  limits: { maxTotalTrials: count, maxConcurrentTrials: count, timeout: count, trialTimeout: count },
} as const satisfies Fields;

/** The options of `sweep()`, checked. */
export interface SweepOptions extends Omit<StepSettings, "limits"> {
  readonly primaryMetric: string;
  readonly goal: "minimize" | "maximize";
  readonly samplingAlgorithm?: SamplingAlgorithm;
  readonly earlyTermination?: EarlyTermination;
  readonly limits?: SweepLimits;
}

const algorithms = ["random", "grid", "bayesian"];
const evaluation = { type: "string", evaluationInterval: "number", delayEvaluation: "number" } as const;
const policies: Readonly<Record<string, Fields>> = {
  bandit: { ...evaluation, slackFactor: "number", slackAmount: "number" },
  median_stopping: evaluation,
  truncation_selection: { ...evaluation, truncationPercentage: "number" },
};

interface Place {
  readonly what: string;
  readonly site: CallSite;
}

/** The options of `sweep()`; every mistake is reported. */
export function readSweepSettings(given: unknown, place: Place, context: GraphContext): SweepOptions {
  const { limits, ...settings } = readStepSettings(given, sweepFields, place, context) as Partial<SweepOptions>;
  const complain = complaining(place, context);
  const { primaryMetric = "", goal } = settings;
  if (primaryMetric === "") {
    complain(`${place.what} has no primary metric`, undefined, "say which logged metric tells good trials from bad ones");
  }
  if (goal !== "minimize" && goal !== "maximize") {
    complain(`the goal of ${place.what} is ${describe(goal)}`, goal === undefined ? undefined : "goal", 'it is "minimize" or "maximize"');
  }
  checkAlgorithm(settings.samplingAlgorithm, place, context);
  checkPolicy(settings.earlyTermination, place, context);
  if (limits?.maxTotalTrials === undefined) {
    complain(`${place.what} has no limit of trials`, "limits", "say { limits: { maxTotalTrials: 20 } }");
  }
  for (const [key, value] of Object.entries(limits ?? {})) {
    if (typeof value === "number" && !(Number.isInteger(value) && value > 0)) {
      complain(`limits.${key} of ${place.what} has to be a positive whole number`, key);
    }
  }
  return { ...settings, primaryMetric, goal: goal ?? "maximize", ...(limits && { limits }) };
}

function checkAlgorithm(algorithm: unknown, place: Place, context: GraphContext): void {
  if (algorithm === undefined) return;
  const name: unknown = typeof algorithm === "string" ? algorithm : (algorithm as { type?: unknown }).type;
  if (!algorithms.includes(name as string)) {
    const meant = typeof name === "string" ? didYouMean(name, algorithms) : undefined;
    const hint = meant ? `did you mean "${meant}"?` : 'it is "random", "grid" or "bayesian", or random({ … })';
    complaining(place, context)(`the sampling algorithm of ${place.what} is ${describe(name)}`, "samplingAlgorithm", hint);
  } else if (name === "random" && typeof algorithm === "object") {
    const fields = { type: "string", seed: "number", rule: "string", logbase: ["number", "string"] } as const;
    readOptions(algorithm, fields, { what: `random() of ${place.what}`, code: "AZML217", site: place.site }, context.sink);
  }
}

function checkPolicy(policy: unknown, place: Place, context: GraphContext): void {
  if (policy === undefined) return;
  const { type, slackFactor, slackAmount, truncationPercentage } = policy as Record<string, unknown>;
  const complain = complaining(place, context);
  const fields = policies[String(type)];
  if (!fields) {
    const hint = "it is made by bandit({ … }), medianStopping({ … }) or truncationSelection({ … })";
    complain(`the early termination of ${place.what} is of an unknown type, ${describe(type)}`, "earlyTermination", hint);
    return;
  }
  readOptions(policy, fields, { what: `the early termination of ${place.what}`, code: "AZML217", site: place.site }, context.sink);
  if (type === "bandit" && (slackFactor === undefined) === (slackAmount === undefined)) {
    complain(`bandit() of ${place.what} needs a slackFactor or a slackAmount, and not both`, "bandit");
  }
  const percentage = Number(truncationPercentage);
  if (type === "truncation_selection" && !(Number.isInteger(percentage) && percentage >= 1 && percentage <= 99)) {
    complain(`truncationPercentage of ${place.what} has to be a whole number from 1 to 99`, "truncationPercentage");
  }
}

function complaining({ site }: Place, context: GraphContext): (message: string, focus?: string, hint?: string) => void {
  return (message, focus, hint) =>
    context.sink.add(diagnosticAt(site, "AZML217", message, { ...(focus && { focus }), ...(hint && { hint }) }));
}
