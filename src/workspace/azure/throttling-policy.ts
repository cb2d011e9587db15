import { type PipelinePolicy, retryPolicy } from "@azure/core-rest-pipeline";

/** Milliseconds before the first of the further tries; before each other one twice as many. */
const first = 1000;

/** Headers in which the service says when to come back. */
const saysWhen = ["retry-after", "retry-after-ms", "x-ms-retry-after-ms"];

/**
 * Tries again what the service was too busy for and did not say when to come back: Azure's own policy only heeds a `Retry-After`. With back-off, and a
 * share of chance so that many clients do not come back together.
 */
export function throttlingPolicy(): PipelinePolicy {
  const policy = retryPolicy(
    [
      {
        name: "throttlingWithoutRetryAfter",
        retry: ({ retryCount, response }) =>
          response?.status === 429 && !saysWhen.some((name) => response.headers.has(name))
            ? { retryAfterInMs: first * 2 ** retryCount * (0.8 + Math.random() * 0.4) }
            : { skipStrategy: true },
      },
    ],
    { maxRetries: 5 },
  );
  return { ...policy, name: "azmlThrottlingPolicy" };
}
