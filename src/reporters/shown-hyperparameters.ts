import type { NodeListing } from "../events/run-event.js";
import { shownLine } from "./shown-line.js";
import { shownNumber } from "./shown-metrics.js";

/** What a sweep has picked for a trial, each as `learning_rate 0.01`. Of a node that is no trial nothing. */
export function shownHyperparameters(picked: NodeListing["hyperparameters"] = {}): readonly string[] {
  return Object.entries(picked).map(
    ([key, value]) => `${shownLine(key)} ${typeof value === "number" ? shownNumber(value) : shownLine(String(value))}`,
  );
}
