import { lastLines } from "../last-lines.js";
import { NodeFailure } from "../node-failure.js";
import { keptFile } from "../kept-file.js";
import type { InProcessBody } from "./in-process-body.js";
import type { NodeRequest } from "./node-request.js";
import { byName } from "../../util/by-name.js";

/** Milliseconds that a body has to end after its signal was aborted; then the run goes on without it. */
const grace = 5000;

/** Runs a body as a function of this process: no process to kill, so a body ends when it heeds its signal. */
export async function runInProcess(request: NodeRequest, body: InProcessBody, runId: string): Promise<void> {
  const { folder, log, note, planned, signal } = request;
  const inputs = byName<string | undefined>();
  for (const input of Object.keys(planned.ports.inputs)) inputs[input] = request.inputs.get(input)?.text;
  request.started();
  try {
    const done = body({
      runId,
      inputs,
      outputs: Object.fromEntries(request.outputs),
      signal,
      print: (text, stream) =>
        log.write(typeof text === "string" ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength), stream),
      metric: (key, value, step = 0) => note({ type: "node_metric", key, value, step }),
      param: (key, value) => note({ type: "node_param", key, value }),
      tag: (key, value) => note({ type: "node_tag", key, value }),
      artifacts: folder.artifacts,
      artifact: (name) => {
        const kept = keptFile(folder, name, request.secrets.mask);
        if ("type" in kept) note(kept);
      },
    });
    await untilAbandoned(done, signal);
  } catch (error) {
    if (signal.aborted) return;
    const isTold = error instanceof Error && "isTold" in error;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (!isTold) log.write(Buffer.from(`${text}\n`), "stderr");
    log.close();
    const message = error instanceof Error ? error.message : String(error);
    const heading = error instanceof Error && "heading" in error ? error.heading : undefined;
    throw new NodeFailure({
      ...(typeof heading === "string"
        ? { code: "AZML575", message: `${heading}: ${message.replaceAll("\n", "; ")}` }
        : { code: "AZML528", message: `the body threw: ${message}` }),
      lastLines: lastLines(log.file),
      logFile: log.file,
    });
  }
}

async function untilAbandoned(done: Promise<void>, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => {};
  const abandoned = new Promise<void>((resolve) => {
    onAbort = () => (timer = setTimeout(resolve, grace));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    await Promise.race([done, abandoned]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    done.catch(() => {});
  }
}
