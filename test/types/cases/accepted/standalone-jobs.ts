import { automl, choice, cron, mltable, schedule, standaloneJob, step, sweep, uriFolder } from "azml";
import { Train } from "../components.js";
import { count } from "../defined.js";

const trainingData = uriFolder("./data");
export const alone = standaloneJob(() => step(Train, { trainingData, learningRate: 1 }, { compute: "gpu", name: "train" }));
export const search = standaloneJob(
  () => sweep(Train, { trainingData, learningRate: choice(1, 2) }, { primaryMetric: "m", goal: "maximize", limits: { maxTotalTrials: 1 } }),
  { name: "search", displayName: "Search", description: "d", experimentName: "e", tags: { a: "b" }, properties: { a: "b" } },
);
export const words = standaloneJob(() => step(count, { words: trainingData }));
export const best = standaloneJob(() => {
  const settings = { targetColumnName: "y", primaryMetric: "accuracy" } as const;
  return automl.classification({ trainingData: mltable("./table"), ...settings }, { compute: "cpu" });
});
export const nightly = schedule({ name: "nightly", trigger: cron("0 0 * * *"), job: alone });
