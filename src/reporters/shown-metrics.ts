import { shownLine } from "./shown-line.js";

/** `accuracy 0.9312  loss 0.071`: at most five digits that count. */
export function shownMetrics(metrics: Readonly<Record<string, number>>): string {
  return Object.entries(metrics)
    .map(([key, value]) => `${shownLine(key)} ${shownNumber(value)}`)
    .join("  ");
}

/** At most five digits that count. */
export function shownNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}
