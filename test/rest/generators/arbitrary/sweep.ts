import fc from "fast-check";
import { distributionNumbers, type SearchDistribution } from "../../../../src/model/search-space.js";
import type { SweepNode } from "../../../../src/model/sweep-node.js";
import type { EarlyTermination, SamplingAlgorithm } from "../../../../src/model/sweep-settings.js";
import { compact } from "../../../../src/util/compact.js";
import { commandComponent } from "./command.js";
import { compute, identity, name, optional, quantity, resources, text, useOf } from "./parts.js";

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

const sampling: fc.Arbitrary<SamplingAlgorithm> = fc.oneof(
  fc.constantFrom("random" as const, "grid" as const, "bayesian" as const),
  fc.constantFrom({ type: "grid" as const }, { type: "bayesian" as const }),
  fc
    .record({
      type: fc.constant("random" as const),
      seed: optional(fc.integer()),
      logbase: optional(fc.oneof(fc.constant("e"), quantity)),
      rule: optional(fc.constantFrom("random" as const, "sobol" as const)),
    })
    .map(compact),
);

const counts = { evaluationInterval: optional(fc.nat()), delayEvaluation: optional(fc.nat()) };
const early: fc.Arbitrary<EarlyTermination> = fc.oneof(
  fc.record({ type: fc.constant("median_stopping" as const), ...counts }).map(compact),
  fc.record({ type: fc.constant("truncation_selection" as const), truncationPercentage: fc.nat(99), ...counts }).map(compact),
  fc
    .record({
      type: fc.constant("bandit" as const),
      slackFactor: optional(fc.double({ min: 0, max: 1, noNaN: true })),
      slackAmount: optional(fc.nat()),
      ...counts,
    })
    .map(compact),
);

const seconds = optional(fc.nat(200_000));

export function sweepNode(scratch: string): fc.Arbitrary<Omit<SweepNode, "name">> {
  return commandComponent(scratch).chain((component) =>
    fc
      .record({
        use: useOf(component, scratch),
        searchSpace: fc.dictionary(name, distribution, { maxKeys: 3 }),
        samplingAlgorithm: optional(sampling),
        objective: fc.record({ goal: fc.constantFrom("minimize" as const, "maximize" as const), primaryMetric: text }),
        limits: fc
          .record({ maxTotalTrials: fc.nat(), maxConcurrentTrials: optional(fc.nat()), timeout: seconds, trialTimeout: seconds })
          .map(compact),
        earlyTermination: optional(early),
        queueSettings: optional(fc.constant({ jobTier: "spot", priority: "low" })),
        resources: optional(resources),
        compute: optional(compute),
        identity: optional(identity),
      })
      .map(({ use, ...fields }) => ({ kind: "sweep" as const, ...use, ...compact(fields) })),
  );
}
