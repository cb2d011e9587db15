import { createHash } from "node:crypto";
import type { SweepSettings } from "../../model/sweep-settings.js";

/**
 * The seed of a sweep that names none: drawn from the sweep's own path, space and algorithm. A sweep that is resumed, or run again, so tries the
 * values that it tried before, and its trials are found again; another path or space has another seed. Azure ML draws a new one each time.
 *
 * @returns a whole number below 2³¹
 */
export function drawnSeed(
  path: string,
  { searchSpace, samplingAlgorithm }: Pick<SweepSettings, "searchSpace" | "samplingAlgorithm">,
): number {
  const text = JSON.stringify([path, searchSpace, samplingAlgorithm ?? null]);
  return createHash("sha256").update(text).digest().readUInt32BE() >>> 1;
}
