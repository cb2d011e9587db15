import type { SweepNode } from "../../../src/model/pipeline.js";
import fc from "fast-check";
import { distributionNumbers, type SearchDistribution } from "../../../src/model/search-space.js";
import type { CommandSettings, SweepJob } from "../../../src/model/standalone-job.js";
import type { EarlyTermination, Objective, SamplingAlgorithm, SweepLimits, SweepSettings } from "../../../src/model/sweep-settings.js";
import { commandComponent, commandSettings } from "./command.js";
import { fields, optional } from "./fields.js";
import { jobCommon } from "./job-common.js";
import { name, quantity, text } from "./parts.js";
import { compute, identity, queueSettings, resources } from "./run-settings.js";
import { nodeCommon } from "./use.js";

const plain = fc.oneof(text, quantity);
const numbers: fc.Arbitrary<SearchDistribution> = fc
  .constantFrom(...(Object.keys(distributionNumbers) as (keyof typeof distributionNumbers)[]))
  .chain((type) =>
    fc
      .tuple(...distributionNumbers[type].map((key) => fc.tuple(fc.constant(key), type === "randint" ? fc.integer() : quantity)))
      .map((entries) => {
        const fields = entries.map(([key, value]) => [key.replace(/_(.)/, (_, letter: string) => letter.toUpperCase()), value] as const);
        return { type, ...Object.fromEntries(fields) } as unknown as SearchDistribution;
      }),
  );
const distribution: fc.Arbitrary<SearchDistribution> = fc.oneof(
  numbers,
  fc.record({
    type: fc.constant("choice" as const),
    values: fc.array(fc.oneof(plain, fc.dictionary(name, fc.oneof(plain, numbers), { maxKeys: 2 })), { maxLength: 3 }),
  }),
);

type Random = Extract<SamplingAlgorithm, { readonly type: "random" }>;
const sampling: fc.Arbitrary<SamplingAlgorithm> = fc.oneof(
  fc.constantFrom("random" as const, "grid" as const, "bayesian" as const),
  fc.constantFrom({ type: "grid" as const }, { type: "bayesian" as const }),
  fields<Random>({
    type: fc.constant("random"),
    seed: optional(fc.integer()),
    logbase: optional(fc.oneof(fc.constant("e"), quantity)),
    rule: optional(fc.constantFrom("random", "sobol")),
  }),
);

type Early<Type> = Extract<EarlyTermination, { readonly type: Type }>;
const counts = { evaluationInterval: optional(fc.nat()), delayEvaluation: optional(fc.nat()) };
export const early: fc.Arbitrary<EarlyTermination> = fc.oneof(
  fields<Early<"median_stopping">>({ type: fc.constant("median_stopping"), ...counts }),
  fields<Early<"truncation_selection">>({ type: fc.constant("truncation_selection"), truncationPercentage: fc.nat(99), ...counts }),
  fields<Early<"bandit">>({
    type: fc.constant("bandit"),
    slackFactor: optional(fc.double({ min: 0, max: 1, noNaN: true })),
    slackAmount: optional(fc.nat()),
    ...counts,
  }),
);

const seconds = optional(fc.nat(200_000));

/** No data binding can stand in a job of its own. */
function settings(owner: "job" | "node") {
  const trials = owner === "job" ? fc.nat() : fc.oneof(fc.nat(), fc.constant("${{parent.inputs.x}}"));
  return {
    searchSpace: fc.dictionary(name, distribution, { maxKeys: 3 }),
    samplingAlgorithm: optional(sampling),
    objective: fields<Objective>({ goal: fc.constantFrom("minimize", "maximize"), primaryMetric: text }),
    limits: fields<SweepLimits>({ maxTotalTrials: trials, maxConcurrentTrials: optional(trials), timeout: seconds, trialTimeout: seconds }),
    earlyTermination: optional(early),
    queueSettings: optional(queueSettings),
    resources: optional(resources("node")),
  } satisfies { readonly [K in keyof SweepSettings]-?: fc.Arbitrary<SweepSettings[K]> };
}

export function sweepNode(scratch: string): fc.Arbitrary<Omit<SweepNode, "name">> {
  return commandComponent(scratch, "node").chain((component) =>
    fields<SweepNode, "name" | "location">({
      kind: fc.constant("sweep"),
      ...nodeCommon(component, scratch),
      ...settings("node"),
      compute: optional(compute),
      // The YAML of a node has none.
      environmentVariables: fc.constant(undefined),
      identity: optional(identity),
    }),
  );
}

export function sweepJob(scratch: string): fc.Arbitrary<SweepJob> {
  return fields<SweepJob, "location">({
    kind: fc.constant("sweep_job"),
    ...jobCommon(scratch),
    ...settings("job"),
    trial: fields<CommandSettings>(commandSettings(scratch)),
  });
}
