import { availableParallelism } from "node:os";
import { NodeFailure } from "../node-failure.js";
import type { ParallelNumber } from "../plan/run-plan.js";

/** The numbers that steer a parallel node. A threshold of -1 is for any number. */
export interface ParallelLimits {
  /** Files, or bytes of a table; absent when nothing was said. */
  readonly miniBatchSize?: number;
  /** Processes at once. */
  readonly workers: number;
  /** Tries after the first one. */
  readonly maxRetries: number;
  /** Seconds that one call of `run` may take. */
  readonly timeout: number;
  readonly errorThreshold: number;
  readonly miniBatchErrorThreshold: number;
  readonly allowedFailedPercent: number;
}

/**
 * The limits by what a node says and by the arguments that Azure ML's own runtime takes for itself: `--error_threshold` and
 * `--allowed_failed_percent`. A setting wins over an argument.
 *
 * Defaults are those of Azure ML's reference (CLI v2, parallel job YAML): 2 retries, 60 seconds, any number of failures, one instance, a
 * process per processor. There are never more processes than processors, since all instances are this machine.
 *
 * @throws NodeFailure (AZML550) for a text that is no number
 */
export function readLimits(texts: ReadonlyMap<ParallelNumber, string>, words: readonly string[]): ParallelLimits {
  const number = (name: ParallelNumber): number | undefined => {
    const text = texts.get(name);
    return text === undefined ? undefined : parseNumber(name, text);
  };
  const argument = (name: string): number | undefined => {
    const text = argumentOf(words, name);
    return text === undefined ? undefined : parseNumber(name, text);
  };
  const processors = availableParallelism();
  const asked = (number("max_concurrency_per_instance") ?? processors) * (number("resources.instance_count") ?? 1);
  const size = number("mini_batch_size");
  return {
    ...(size !== undefined && size > 0 && { miniBatchSize: size }),
    workers: Math.max(1, Math.min(processors, Math.floor(asked))),
    maxRetries: Math.max(0, number("retry_settings.max_retries") ?? 2),
    timeout: number("retry_settings.timeout") ?? 60,
    errorThreshold: number("error_threshold") ?? argument("--error_threshold") ?? -1,
    miniBatchErrorThreshold: number("mini_batch_error_threshold") ?? -1,
    allowedFailedPercent: argument("--allowed_failed_percent") ?? 100,
  };
}

const units: Readonly<Record<string, number>> = { "": 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

function parseNumber(name: string, text: string): number {
  const [, digits = "", unit = ""] = /^\s*(-?\d+(?:\.\d+)?)\s*(kb|mb|gb)?\s*$/i.exec(text) ?? [];
  const value = digits === "" ? Number.NaN : Number(digits) * (units[unit.toLowerCase()] ?? 1);
  if (Number.isNaN(value)) throw new NodeFailure({ code: "AZML550", message: `${name} is ${JSON.stringify(text)}, not a number` });
  return value;
}

/** `--name value` or `--name=value`. */
function argumentOf(words: readonly string[], name: string): string | undefined {
  const at = words.indexOf(name);
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}
