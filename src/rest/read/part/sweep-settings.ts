import type { EarlyTermination, Objective, SamplingAlgorithm, SweepLimits, SweepSettings } from "../../../model/sweep-settings.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readSeconds } from "./duration.js";
import { readQueueSettings, readResources } from "./run-settings.js";
import { readSearchSpace } from "./search-space.js";

/** What a sweep has beside its trial and its ports. Times are seconds in a node, durations in a job. */
export function readSweepSettings(reader: BodyReader, time: "seconds" | "duration"): SweepSettings | undefined {
  const searchSpace = readSearchSpace(reader.get("search_space"));
  const objective = readObjective(reader.require("objective"));
  const settings = compact({
    samplingAlgorithm: readSampling(reader.get("sampling_algorithm")),
    limits: readLimits(reader, time),
    earlyTermination: readEarlyTermination(reader.get("early_termination")),
    queueSettings: readQueueSettings(reader.get("queue_settings")),
    resources: readResources(reader.get("resources")),
  });
  return objective === undefined ? undefined : { searchSpace, objective, ...settings };
}

export const algorithms = sameWords(["random", "grid", "bayesian"]);

/** A word, or a map of a node's `type` or a job's `samplingAlgorithmType` and settings. The word alone is read from a job's map of nothing else. */
function readSampling(value: BodyValue | undefined): SamplingAlgorithm | undefined {
  if (value === undefined) return undefined;
  if (!value.isMap) return readWord(value, algorithms);
  const reader = new BodyReader(value, `"sampling_algorithm"`);
  const own = reader.get("type");
  const word = own ?? reader.require("sampling_algorithm_type");
  const type = word && readWord(word, algorithms);
  if (type !== "random") {
    reader.close();
    return own === undefined || type === undefined ? type : { type };
  }
  const base = reader.get("logbase");
  const settings = compact({
    seed: reader.whole("seed"),
    logbase: base?.quantity ?? reader.string("logbase"),
    rule: reader.oneOf("rule", sameWords(["random", "sobol"])),
  });
  reader.close();
  return own === undefined && Object.keys(settings).length === 0 ? type : { type, ...settings };
}

function readObjective(value: BodyValue | undefined): Objective | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"objective"`);
  const place = reader.require("goal");
  const goal = place && readWord(place, sameWords(["minimize", "maximize"]));
  reader.require("primary_metric");
  const primaryMetric = reader.string("primary_metric");
  reader.close();
  return goal === undefined || primaryMetric === undefined ? undefined : { goal, primaryMetric };
}

/** The service takes a sweep without a number of trials, such as one that was made in Python; YAML must say it. */
function readLimits(owner: BodyReader, time: "seconds" | "duration"): SweepLimits | undefined {
  const value = owner.get("limits");
  if (value === undefined) {
    owner.value.missing("limits").report("AZML619", "this sweep does not say how many trials it has at most", unlimited);
    return undefined;
  }
  const reader = new BodyReader(value, `"limits"`);
  if (reader.get("max_total_trials") === undefined)
    value.report("AZML619", "these limits do not say how many trials there are at most", unlimited);
  reader.constant("job_limits_type", "Sweep");
  const seconds = (key: string) => (time === "seconds" ? reader.whole(key) : readSeconds(reader, key));
  const limits = compact({
    maxTotalTrials: reader.integer("max_total_trials"),
    maxConcurrentTrials: reader.integer("max_concurrent_trials"),
    timeout: seconds("timeout"),
    trialTimeout: seconds("trial_timeout"),
  });
  reader.close();
  return limits;
}

const unlimited = { severity: "warning", hint: `say "max_total_trials" under "limits" before you use it as YAML` } as const;

const policies = { bandit: "Bandit", median_stopping: "MedianStopping", truncation_selection: "TruncationSelection" } as const;

/** `early_termination`: `policy_type` in a sweep, `type` in an AutoML node. */
export function readEarlyTermination(value: BodyValue | undefined): EarlyTermination | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"early_termination"`);
  const given = reader.get("type") ?? reader.require("policy_type");
  const type = given && readWord(given, policies);
  const common = compact({
    evaluationInterval: reader.whole("evaluation_interval"),
    delayEvaluation: reader.whole("delay_evaluation"),
  });
  const policy = type && { ...common, ...readPolicy(type, reader) };
  reader.close();
  return policy;
}

function readPolicy(type: EarlyTermination["type"], reader: BodyReader): EarlyTermination {
  switch (type) {
    case "bandit":
      return { type, ...compact({ slackFactor: readSlack(reader, "slack_factor"), slackAmount: readSlack(reader, "slack_amount") }) };
    case "median_stopping":
      return { type };
    case "truncation_selection":
      reader.require("truncation_percentage");
      return { type, truncationPercentage: reader.whole("truncation_percentage") ?? 0 };
  }
}

function readSlack(reader: BodyReader, key: string): number | undefined {
  const number = reader.number(key);
  if (typeof number !== "string") return number;
  reader.get(key)?.report("AZML616", `expected a number, got "${number}"`);
  return undefined;
}
