import { fstatSync } from "node:fs";
import inspector from "node:inspector";
import { endProcess } from "./on-failure.js";

/** How long (milliseconds) a process may go on when its body has ended, to finish what it has begun. */
const patience = 5000;

/** What keeps a process alive, as Node calls it and as people do. What is not named here is shown as Node calls it. */
const words: Readonly<Record<string, string>> = {
  Timeout: "a timer (setInterval or setTimeout)",
  Immediate: "an immediate",
  TCPServerWrap: "a server",
  PipeServerWrap: "a server",
  TCPSocketWrap: "a connection",
  TLSWrap: "a connection",
  PipeWrap: "a pipe",
  UDPWrap: "a socket",
  MessagePort: "a worker or message port",
  Worker: "a worker",
  ProcessWrap: "a child process",
  FSEventWrap: "a watched file",
  StatWatcher: "a watched file",
  FSReqCallback: "file access",
  FSReqPromise: "file access",
  SignalWrap: "a signal handler",
};

/**
 * Has a process whose body has ended end by itself, so that what it still writes gets out. One that something keeps alive is ended after
 * five seconds, and told what that is; with a debugger attached it is left alone.
 */
export function letGo(tell: (warning: string) => void): void {
  const timer = setTimeout(() => {
    if (inspector.url() !== undefined) {
      letGo(tell);
      return;
    }
    tell(`run() has ended, but its process was kept alive by ${open()}; it was ended ${patience / 1000} seconds later`);
    void endProcess(typeof process.exitCode === "number" ? process.exitCode : 0);
  }, patience);
  timer.unref();
}

function open(): string {
  const counts = new Map<string, number>();
  const own = [1, 2].filter(isPipe).map(() => "PipeWrap");
  for (const resource of process.getActiveResourcesInfo()) {
    if (resource === "TTYWrap") continue;
    if (resource === own[0]) {
      own.pop();
      continue;
    }
    const word = words[resource] ?? resource;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const named = [...counts].map(([word, count]) => (count === 1 ? word : `${word} (${count})`));
  return named.length === 0 ? "something that Node does not name" : named.join(", ");
}

/** Whether what a process prints goes into a pipe, which keeps nothing alive by itself. */
function isPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}
