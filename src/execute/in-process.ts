import { AsyncLocalStorage } from "node:async_hooks";
import { type BodyContext, provideContext } from "../dsl/context.js";
import { bodyContext } from "./body-context.js";
import type { BodyClasses, BodySpec } from "./body-spec.js";
import { callBody } from "./call-body.js";
import { keepFile } from "./keep-file.js";
import { capturePrinting } from "./capture-printing.js";

interface Request {
  readonly runId: string;
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly print: (text: string | Uint8Array, stream: "stdout" | "stderr") => void;
  readonly metric: (key: string, value: number, step?: number) => void;
  readonly param: (key: string, value: string) => void;
  readonly tag: (key: string, value: string) => void;
  readonly artifacts: string;
  readonly artifact: (name: string) => void;
}

const current = new AsyncLocalStorage<{ readonly context: BodyContext; readonly print: Request["print"] }>();

/**
 * A body as a function, for a run in this process: breakpoints work, and no process is started. The body gets the
 * same typed instance, and what it prints goes to its node's log, as it would in a process of its own.
 */
export function inProcessBody(classes: BodyClasses, spec: BodySpec): (request: Request) => Promise<void> {
  return async (request) => {
    const { runId, print, metric, param, tag } = request;
    provideContext(() => current.getStore()?.context);
    capturePrinting(() => current.getStore()?.print);
    const texts = { ...request.inputs, ...request.outputs };
    const context = bodyContext(spec, texts, {
      runId,
      metric,
      param,
      tag,
      artifact: (file, name) => {
        keepFile(request.artifacts, file, name);
        request.artifact(name);
      },
      log: (message) => print(`${message}\n`, "stdout"),
    });
    await current.run({ context, print }, () => callBody(classes, spec, texts));
  };
}
