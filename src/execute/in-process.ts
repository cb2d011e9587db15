import { AsyncLocalStorage } from "node:async_hooks";
import { readFileSync } from "node:fs";
import { type BodyContext, provideContext } from "../dsl/context.js";
import { ownFolder } from "../util/own-files.js";
import { bodyContext } from "./body-context.js";
import { BodyError } from "./body-error.js";
import type { BodyClasses, BodySpec } from "./body-spec.js";
import { callBody } from "./call-body.js";
import { describeFailure } from "./describe-failure.js";
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

interface RunningBody {
  readonly context: BodyContext;
  readonly print: Request["print"];
  /** Ends the body for what it threw where nobody waits: in a timer, or in a promise that nothing awaits. */
  readonly fail: (error: unknown) => void;
}

const current = new AsyncLocalStorage<RunningBody>();
let isWatching = false;

/** An error of a body that stands in its log already. */
class ToldError extends Error {
  readonly isTold = true;
  constructor(error: unknown) {
    super(error instanceof Error ? error.message : String(error));
  }
}

function linesOf(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return undefined;
  }
}

function withoutOwnFrames(text: string): string {
  return text
    .split("\n")
    .filter((line) => !(/^\s+at /.test(line) && line.includes(ownFolder)))
    .join("\n");
}

/** Gives what is thrown where nobody waits to the body that threw it. What is thrown elsewhere ends the process, as without this. */
function watchFailures(): void {
  if (isWatching) return;
  isWatching = true;
  const tell = (error: unknown): void => {
    const body = current.getStore();
    if (body) return body.fail(error);
    process.removeAllListeners("uncaughtException");
    setImmediate(() => {
      throw error;
    });
  };
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}

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
    watchFailures();
    try {
      await new Promise<void>((resolve, reject) => {
        void current.run({ context, print, fail: reject }, () => callBody(classes, spec, texts).then(resolve, reject));
      });
    } catch (error) {
      if (error instanceof BodyError) throw error;
      print(`${withoutOwnFrames(describeFailure(error, linesOf))}\n`, "stderr");
      throw new ToldError(error);
    }
  };
}
