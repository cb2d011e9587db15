import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { Readable } from "node:stream";
import { readLines } from "./read-lines.js";
import { unwatch, watch } from "./watchdog.js";

export interface ProcessGroupOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onOutput: (chunk: Buffer, stream: "stdout" | "stderr") => void;
  readonly onStarted: () => void;
  /** For a process that talks with this one. Default: its standard input is empty. */
  readonly conversation?: Conversation;
  /** Stops the group when aborted: TERM, {@link grace}, KILL. */
  readonly signal: AbortSignal;
}

/** Lines to the standard input of a process, and lines that it writes to descriptor 3; what it prints stays apart. */
interface Conversation {
  readonly onOpen: (say: (line: string) => void, hangUp: () => void) => void;
  readonly onLine: (line: string) => void;
  /** Most bytes of such a line. */
  readonly longest: number;
  /** A line has more. No other is heard of. */
  readonly onTooLong: () => void;
}

export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Milliseconds between TERM and KILL. */
const grace = 5000;

/** Milliseconds that a process's children may go on writing to its log after it has ended. */
const drain = 2000;

const alive = new Set<number>();
let hooked = false;

/**
 * Runs a program in a process group of its own and waits until it and its output have ended.
 * What is left of the group then is killed, and so is every group when this process ends, however it does.
 *
 * @throws the operating system's error when the program cannot be started.
 */
export function runProcessGroup(options: ProcessGroupOptions): Promise<ProcessEnd> {
  return new Promise((settle, fail) => {
    const child = spawn(options.program, options.args, {
      cwd: options.cwd,
      env: options.env,
      detached: process.platform !== "win32",
      stdio: options.conversation ? ["pipe", "pipe", "pipe", "pipe"] : ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const { pid } = child;
    if (pid === undefined) {
      child.once("error", fail);
      return;
    }
    keep(pid);
    options.onStarted();
    child.stdout?.on("data", (chunk: Buffer) => options.onOutput(chunk, "stdout"));
    child.stderr?.on("data", (chunk: Buffer) => options.onOutput(chunk, "stderr"));
    if (options.conversation) converse(child, options.conversation);

    const timers: NodeJS.Timeout[] = [];
    const later = (milliseconds: number, action: () => void): void => void timers.push(setTimeout(action, milliseconds));
    const stop = (): void => {
      kill(pid, "SIGTERM");
      later(grace, () => kill(pid, "SIGKILL"));
    };
    if (options.signal.aborted) stop();
    else options.signal.addEventListener("abort", stop, { once: true });

    child.once("error", fail);
    child.once("exit", () => {
      later(options.signal.aborted ? grace : drain, () => {
        kill(pid, "SIGKILL");
        // A process that has left the group may hold the log open for ever; it is not waited for.
        later(drain, () => {
          for (const stream of child.stdio) stream?.destroy();
        });
      });
    });
    child.once("close", (exitCode, signal) => {
      timers.forEach(clearTimeout);
      options.signal.removeEventListener("abort", stop);
      kill(pid, "SIGKILL");
      forget(pid);
      settle({ exitCode, signal });
    });
  });
}

function converse({ stdin, stdio }: ChildProcess, { onOpen, ...lines }: Conversation): void {
  const answers = stdio[3];
  if (!stdin || !(answers instanceof Readable)) throw new Error("a process without pipes");
  // It may end before it has read everything; its end is told by the process's.
  stdin.on("error", () => {});
  answers.on("error", () => {});
  readLines(answers, lines);
  onOpen(
    (line) => void stdin.write(`${line}\n`),
    () => void stdin.end(),
  );
}

function keep(pid: number): void {
  if (!hooked) {
    hooked = true;
    process.on("exit", () => alive.forEach((group) => kill(group, "SIGKILL", true)));
  }
  alive.add(pid);
  watch(pid);
}

function forget(pid: number): void {
  alive.delete(pid);
  unwatch(pid);
}

/** `now`: this process is ending, nothing can be waited for. */
function kill(group: number, signal: NodeJS.Signals, now = false): void {
  if (process.platform === "win32") {
    const args = ["/PID", String(group), "/T", "/F"];
    if (now) spawnSync("taskkill", args, { stdio: "ignore" });
    else spawn("taskkill", args, { stdio: "ignore", windowsHide: true }).on("error", () => {});
    return;
  }
  try {
    process.kill(-group, signal);
  } catch {
    // The group has ended already.
  }
}
