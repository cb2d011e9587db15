import { AsyncLocalStorage } from "node:async_hooks";
import { type BodyContext, provideContext } from "../dsl/context.js";
import { bodyContext } from "./body-context.js";
import type { BodyClasses, BodySpec } from "./body-spec.js";
import { callBody } from "./call-body.js";
import { capturePrinting } from "./capture-printing.js";

interface Request {
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly runId?: string;
  readonly log: (line: string, stream: "stdout" | "stderr") => void;
  readonly metric: (key: string, value: number, step?: number) => void;
}

const current = new AsyncLocalStorage<{ readonly context: BodyContext; readonly log: Request["log"] }>();

/**
 * A body as a function, for a run in this process: breakpoints work, and no process is started. The body gets the
 * same typed instance, and what it prints goes to its node's log, as it would in a process of its own.
 */
export function inProcessBody(classes: BodyClasses, spec: BodySpec): (request: Request) => Promise<void> {
  return async (request) => {
    provideContext(() => current.getStore()?.context);
    capturePrinting(() => current.getStore()?.log);
    const texts = { ...request.inputs, ...request.outputs };
    const context = bodyContext(spec, texts, {
      runId: request.runId ?? "",
      log: (message) => request.log(message, "stdout"),
      metric: request.metric,
    });
    await current.run({ context, log: request.log }, () => callBody(classes, spec, texts));
  };
}
