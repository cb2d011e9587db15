import { posix } from "node:path";
import type { Pair } from "./fields.js";
import { invalid } from "./mlflow-error.js";

/** MLflow's limits (`mlflow/utils/validation.py`); a value may be as long as the longest of its stores takes. */
const longestKey = 250;
const longestValue = 8192;
const mostMetrics = 1000;
const mostPairs = 100;
const mostInBatch = 1000;
/** Bytes of a batch. */
export const largestBatch = 1_000_000;

/** @throws MlflowError when MLflow would not take the name of a metric, a parameter or a tag. */
export function checkKey(key: string, what: string): void {
  if (!/^[/\p{L}\p{N}_.\- :]*$/u.test(key)) {
    throw invalid(
      `Invalid value "${key}" for parameter '${what}' supplied: Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colons (:) and slashes (/).`,
    );
  }
  const path = posix.normalize(key);
  if (path !== key || path === "." || path.startsWith("..") || path.startsWith("/")) {
    throw invalid(
      `Invalid value "${key}" for parameter '${what}' supplied: Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '${path}'`,
    );
  }
  checkLength(key, what, longestKey);
}

/** A parameter or a tag. */
export function checkPair({ key, value }: Pair, what: string): void {
  checkKey(key, what);
  checkLength(value, `${what} value`, longestValue);
}

export function checkBatch(metrics: number, params: number, tags: number): void {
  const check = (what: string, count: number, most: number): void => {
    if (count <= most) return;
    throw invalid(
      `A batch logging request can contain at most ${most} ${what}. Got ${count} ${what}. Please split up ${what} across multiple requests and try again.`,
    );
  };
  check("metrics", metrics, mostMetrics);
  check("params", params, mostPairs);
  check("tags", tags, mostPairs);
  check("metrics, params, and tags", metrics + params + tags, mostInBatch);
}

function checkLength(text: string, what: string, limit: number): void {
  if (text.length > limit) throw invalid(`'${what}' exceeds the maximum length of ${limit} characters`);
}
