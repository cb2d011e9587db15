import type { Retries } from "../model/local-settings.js";

/** A further try of a node. */
export interface NodeRetry {
  /** From 2 on. */
  readonly attempt: number;
  /** Tries there may be in all. */
  readonly attempts: number;
  /** Seconds to wait before it. */
  readonly delay: number;
}

/** What to wait before the first further try, in seconds, when nothing is said. */
const defaultBackoff = 1;
/** Nobody waits longer than an hour. */
const longest = 3600;

/** The try of that number; undefined when there is none left. */
export function retryOf(retries: Retries | undefined, attempt: number): NodeRetry | undefined {
  if (retries === undefined || attempt - 1 > retries.max) return undefined;
  const { max, backoff = defaultBackoff } = retries;
  return { attempt, attempts: max + 1, delay: Math.min(longest, backoff * 2 ** (attempt - 2)) };
}
