import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface StartedProcess {
  readonly child: ChildProcess;
  /** Resolves with the first line of output that starts so. Rejects when the process ends without it. */
  line(start: string): Promise<string>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly lines: readonly string[] }>;
}

/** Runs `run-job.ts` with these arguments in a process of its own. */
export function startRunJob(...args: string[]): StartedProcess {
  return startProcess(new URL("./run-job.ts", import.meta.url), ...args);
}

/** Runs a script with these arguments in a process of its own. */
export function startProcess(script: URL, ...args: string[]): StartedProcess {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(script), ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const waiting: { start: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    for (const { start, resolve } of waiting) if (line.startsWith(start)) resolve(line);
  });
  const ended = new Promise<{ code: number | null; lines: readonly string[] }>((resolve) =>
    child.once("close", (code) => {
      for (const { start, reject } of waiting) reject(new Error(`ended without "${start}": ${errors}`));
      resolve({ code, lines });
    }),
  );
  return {
    child,
    ended,
    line: (start) => {
      const found = lines.find((line) => line.startsWith(start));
      return found === undefined ? new Promise((resolve, reject) => waiting.push({ start, resolve, reject })) : Promise.resolve(found);
    },
  };
}
