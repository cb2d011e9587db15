import type { Answer } from "./gate.js";

/** One plain sentence, which nothing may keep, frame or take for anything else. */
export function plainAnswer(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      ...headers,
    },
    body: `${sentence}\n`,
  };
}
