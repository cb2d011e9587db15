import { type Fields, filledText, numberAbove, numberIn, oneOf, Required, Variants, wholeNumber } from "./field.js";
import { count, runFields, seconds } from "./run-fields.js";

const times = wholeNumber({ min: 0 });
const evaluation = { evaluationInterval: times, delayEvaluation: times } as const;

/** When to give up on a trial. */
export const earlyTermination = new Variants("type", {
  bandit: { ...evaluation, slackFactor: numberIn({ min: 0 }), slackAmount: numberIn({ min: 0 }) },
  median_stopping: evaluation,
  truncation_selection: {
    ...evaluation,
    truncationPercentage: new Required(wholeNumber({ min: 1, max: 99 }), "say { truncationPercentage: 20 }"),
  },
});

export const samplingAlgorithms = oneOf(["random", "grid", "bayesian"]);

const { compute, resources, identity, queueSettings } = runFields.command;

/** The options of `sweep()`. */
export const sweepFields = {
  compute,
  resources,
  identity,
  queueSettings,
  primaryMetric: new Required([filledText, "binding"], "say which logged metric tells good trials from bad ones"),
  goal: new Required(oneOf(["minimize", "maximize"]), 'it is "minimize" or "maximize"'),
  samplingAlgorithm: [
    samplingAlgorithms,
    new Variants("type", {
      random: { seed: wholeNumber({ min: 0 }), rule: oneOf(["random", "sobol"]), logbase: [numberAbove(0), oneOf(["e"])] },
      grid: {},
      bayesian: {},
    }),
  ],
  earlyTermination,
  limits: new Required(
    {
      maxTotalTrials: new Required(count, "say { limits: { maxTotalTrials: 20 } }"),
      maxConcurrentTrials: count,
      timeout: seconds,
      trialTimeout: seconds,
    },
    "say { limits: { maxTotalTrials: 20 } }",
  ),
} as const satisfies Fields;
