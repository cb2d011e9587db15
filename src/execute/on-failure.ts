import { linesOf } from "./bundle-maps.js";
import { describeFailure } from "./describe-failure.js";
import "./stacks-of-bundle.js";

/** What has to be waited for before the process ends. */
let flush: () => Promise<void> = () => Promise.resolve();
let isEnding = false;

/** Has the end of the process, also by a failure, wait for what was logged to arrive. */
export function flushBeforeEnd(wait: () => Promise<void>): void {
  flush = wait;
}

/** Tells a failure in terms of the user's files, and ends the process. */
export async function fail(error: unknown, code = 1, note?: string): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  process.stderr.write(`${describeFailure(error, linesOf)}\n${note === undefined ? "" : `  ${note}\n`}`);
  await endProcess(code);
}

/** Ends the process when all that it has logged and printed is out. */
export async function endProcess(code: number): Promise<void> {
  isEnding = true;
  await flush();
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(code);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}

// A body that listens itself is the one to decide what becomes of its errors, as in any program.
process.on("uncaughtException", (error: unknown) => {
  if (process.listenerCount("uncaughtException") === 1) void fail(error);
});
process.on("unhandledRejection", (reason) => {
  if (process.listenerCount("unhandledRejection") > 1) return;
  if (process.listenerCount("uncaughtException") > 1) throw reason;
  void fail(reason, 1, "(a promise was rejected, and nothing awaits or catches it)");
});
