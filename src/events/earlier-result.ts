import type { RunStatus } from "./run-event.js";

/**
 * Whether a node has completed without running, since an earlier result was there: one that was used again, here (`the same as in …`) or on Azure ML
 * (`reused an earlier result`), or one that was taken for a node that was left out (`taken from …`). Its reason is all that says so.
 */
export function hasEarlierResult({ status, reason = "" }: { readonly status: RunStatus; readonly reason?: string }): boolean {
  return status === "Completed" && /^(?:the same as|taken from|reused) /.test(reason);
}
