import { setTimeout as pause } from "node:timers/promises";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { partOf, textOf } from "./answer.js";
import type { ArmClient, Reply } from "./arm-client.js";
import { operationProblem } from "./service-problem.js";
import type { Polling } from "./stream-job.js";

/** Seconds for which an operation is waited for when nothing else is said. */
const defaultPatience = 900;

/**
 * Waits until what a request has begun is done, as Azure Resource Manager has it: `Azure-AsyncOperation` is an address whose `status` says how it
 * went, `Location` one that answers 202 until it is over. Nothing to wait for when the answer names neither.
 *
 * @throws AzmlError (AZML606) in the service's words when the operation failed, and when it does not end.
 */
export async function finishOperation(arm: ArmClient, begun: Reply, polling: Polling): Promise<void> {
  const url = begun.operation ?? (begun.status === 202 ? begun.location : undefined);
  if (url === undefined) return;
  const { patience = defaultPatience } = polling;
  const end = Date.now() + 1000 * patience;
  for (let last = begun; ;) {
    await pause(last.retryAfter ?? 1000 * polling.least);
    const reply = await arm.exchange("GET", url, {});
    const status = begun.operation === undefined ? undefined : textOf(reply.answer, "status");
    if (status !== undefined && /^(?:failed|cancell?ed)$/i.test(status))
      throw operationProblem(status, { ...partOf(reply.answer, "error") }, url, reply.requestId);
    const isOver = begun.operation === undefined ? reply.status !== 202 : status === undefined || /^succeeded$/i.test(status);
    if (isOver) return;
    if (Date.now() > end)
      throw new AzmlError([
        {
          code: "AZML606",
          severity: "error",
          message: `Azure has not finished what it was asked for in ${patience} seconds`,
          notes: [`operation: ${url.split("?")[0]}`],
          hint: "it may still be done: look again later",
        },
      ]);
    last = reply;
  }
}
