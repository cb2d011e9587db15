import { floatText, parseLiteral } from "../../model/literal-text.js";
import type { EarlyTermination, Objective, SamplingAlgorithm, SweepLimits, SweepSettings } from "../../model/sweep-settings.js";
import { type Quantity, WrittenNumber } from "../../model/written-number.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe, readString } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readQueueSettings, readResources } from "./read-run-settings.js";
import { readSearchSpace } from "./read-search-space.js";

const algorithms = ["random", "grid", "bayesian"] as const;

/** What a sweep has beside its trial and its ports. */
export function readSweepSettings(reader: MapReader, owner: "job" | "node"): SweepSettings {
  return {
    searchSpace: readSearchSpace(reader.get("search_space")),
    objective: readObjective(reader.require("objective")),
    ...compact({
      samplingAlgorithm: readSampling(reader),
      limits: readLimits(reader.require("limits"), owner),
      earlyTermination: readEarlyTermination(reader.get("early_termination")),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
      resources: readResources(reader.get("resources"), "node"),
    }),
  };
}

function readSampling(owner: MapReader): SamplingAlgorithm | undefined {
  const value = owner.get("sampling_algorithm");
  if (value === undefined || !value.isMap) return owner.oneOf("sampling_algorithm", algorithms, { anyCase: true });
  const reader = new MapReader(value, `"sampling_algorithm"`);
  reader.require("type");
  const type = reader.oneOf("type", algorithms, { anyCase: true });
  if (type !== "random") {
    reader.close();
    return type === undefined ? undefined : { type };
  }
  const base = reader.get("logbase");
  const settings = compact({
    seed: reader.whole("seed"),
    logbase: base?.quantity ?? readBase(base),
    rule: reader.oneOf("rule", ["random", "sobol"], { anyCase: true }),
  });
  reader.close();
  return { type, ...settings };
}

/** `e`, or a number in quotes. */
function readBase(value: YamlValue | undefined): Quantity | string | undefined {
  const number = value === undefined ? undefined : parseLiteral(value.rawText, "number");
  return typeof number === "number" ? new WrittenNumber(floatText(number)) : value && readString(value);
}

function readObjective(value: YamlValue | undefined): Objective {
  if (value === undefined) return { goal: "maximize", primaryMetric: "" };
  const reader = new MapReader(value, `"objective"`);
  reader.require("goal");
  reader.require("primary_metric");
  const goal = reader.oneOf("goal", ["minimize", "maximize"], { anyCase: true });
  const primaryMetric = reader.string("primary_metric");
  reader.close();
  return { goal: goal ?? "maximize", primaryMetric: primaryMetric ?? "" };
}

function readLimits(value: YamlValue | undefined, owner: "job" | "node"): SweepLimits | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"limits"`);
  reader.require("max_total_trials");
  const count = (key: string): number | string | undefined => (owner === "job" ? reader.whole(key) : reader.integer(key));
  const seconds = (key: string): number | undefined => (owner === "job" ? reader.whole(key) : readSeconds(reader, key));
  const limits = compact({
    maxTotalTrials: count("max_total_trials"),
    maxConcurrentTrials: count("max_concurrent_trials"),
    timeout: seconds("timeout"),
    trialTimeout: seconds("trial_timeout"),
  });
  reader.close();
  return limits;
}

/** A time limit. azure-ai-ml takes a data binding here, and then leaves the limit out. */
function readSeconds(reader: MapReader, key: string): number | undefined {
  const seconds = reader.integer(key);
  if (typeof seconds !== "string") return seconds;
  reader
    .get(key)
    ?.report("AZML410", `"${key}" has no effect with a data binding: azure-ai-ml does not send it either`, { severity: "warning" });
  return undefined;
}

/** `early_termination:`. */
export function readEarlyTermination(value: YamlValue | undefined): EarlyTermination | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"early_termination"`);
  reader.require("type");
  const type = reader.oneOf("type", ["bandit", "median_stopping", "truncation_selection"], { anyCase: true });
  const common = compact({
    evaluationInterval: reader.getOrNull("evaluation_interval") && reader.whole("evaluation_interval"),
    delayEvaluation: reader.getOrNull("delay_evaluation") && reader.whole("delay_evaluation"),
  });
  const policy = type === undefined ? undefined : { ...common, ...readPolicy(type, reader) };
  reader.close();
  return policy;
}

function readPolicy(type: EarlyTermination["type"], reader: MapReader): EarlyTermination {
  switch (type) {
    case "bandit":
      return { type, ...compact({ slackFactor: readNumber(reader, "slack_factor"), slackAmount: readNumber(reader, "slack_amount") }) };
    case "median_stopping":
      return { type };
    case "truncation_selection":
      reader.require("truncation_percentage");
      return { type, truncationPercentage: reader.whole("truncation_percentage") ?? 0 };
  }
}

function readNumber(reader: MapReader, key: string): number | undefined {
  const value = reader.getOrNull(key);
  if (value === undefined) return undefined;
  const number = value.number ?? (/^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(value.rawText) ? Number(value.rawText) : NaN);
  if (!Number.isNaN(number)) return number;
  value.report("AZML408", `expected a number, got ${describe(value)}`);
  return undefined;
}
