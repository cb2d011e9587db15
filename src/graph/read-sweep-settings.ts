import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { BanditOptions } from "../dsl/early-termination.js";
import type { EarlyTermination, SamplingAlgorithm, SweepLimits } from "../model/sweep-settings.js";
import type { GraphContext } from "./graph-context.js";
import { sweepFields } from "./options/sweep-fields.js";
import { readStepSettings } from "./read-step-settings.js";
import type { StepSettings } from "./step-settings.js";
import { tooManyAtOnce } from "./trial-counts.js";

/** The options of `sweep()`, checked. */
export interface SweepOptions extends Omit<StepSettings, "limits"> {
  readonly primaryMetric: string;
  readonly goal: "minimize" | "maximize";
  readonly samplingAlgorithm?: SamplingAlgorithm;
  readonly earlyTermination?: EarlyTermination;
  readonly limits?: SweepLimits;
}

/** The options of `sweep()`; every mistake is reported. */
export function readSweepSettings(
  given: unknown,
  { what, site }: { readonly what: string; readonly site: CallSite },
  context: GraphContext,
): SweepOptions {
  const settings = readStepSettings(given, sweepFields, { what, site }, context) as Partial<SweepOptions>;
  const { primaryMetric = "", goal = "maximize", limits, earlyTermination: policy } = settings;
  const complain = (message: string, focus: string, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML217", message, { focus, hint }));
  const slack = policy?.type === "bandit" ? (given as { readonly earlyTermination: BanditOptions }).earlyTermination : undefined;
  if (slack && (slack.slackFactor === undefined) === (slack.slackAmount === undefined)) {
    complain(`bandit() of ${what} needs a slackFactor or a slackAmount, and not both`, "bandit", "say how far behind a trial may be");
  }
  const crowded = tooManyAtOnce(what, limits?.maxConcurrentTrials, limits?.maxTotalTrials);
  if (crowded !== undefined) complain(crowded, "maxConcurrentTrials", "maxConcurrentTrials is at most maxTotalTrials");
  return { ...settings, primaryMetric, goal };
}
