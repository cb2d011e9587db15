import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that runs a job. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When the process started, in whatever form the system gives; pids are used again, this together with them is not. */
  readonly started: string;
}

export function thisProcess(): Owner {
  return { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? "" };
}

/** False only when the process is known to have ended. A process on another host cannot be looked at and counts as alive. */
export function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const started = startOf(owner.pid);
  return started === undefined || owner.started === "" || started === owner.started;
}

function startOf(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The second field is the program's name in parentheses and may hold anything; the start time is the 22nd.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // A zombie has ended; only its parent has not looked yet.
      return fields[0] === "Z" ? "ended" : `${boot} ${fields[19]}`;
    }
    if (process.platform === "win32") return undefined;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
