import type { RunFailure } from "../../events/run-event.js";
import type { Trial } from "./trial.js";

/** So many trials that fail in the same way, with none that did not, are no chance. */
const enough = 3;

/**
 * The failure that every trial so far has ended with, when there have been enough of them: the mistake is then in what they share, and further
 * trials would only repeat it. Numbers in what they said do not count, since each was given its own.
 */
export function failedAlike(trials: readonly Trial[]): RunFailure | undefined {
  const ended = trials.filter(({ status }) => status !== "Running");
  if (ended.length < enough) return undefined;
  const [first, ...others] = ended.map(({ failure }) => failure);
  if (first === undefined) return undefined;
  const sign = signOf(first);
  return others.every((other) => other !== undefined && signOf(other) === sign) ? first : undefined;
}

function signOf({ code, message, exitCode, signal, lastLines }: RunFailure): string {
  const last = lastLines?.findLast((line) => line.trim() !== "") ?? "";
  return JSON.stringify([code, exitCode, signal, `${message} ${last}`.replace(/\d[\d.e+-]*/gi, "#")]);
}
