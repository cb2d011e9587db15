import { existsSync, readFileSync } from "node:fs";

/** What podman needs to be told on a machine that does not let it do everything. */
export interface Confinement {
  /** Arguments before the subcommand. */
  readonly first: readonly string[];
  /** Options of `run` and of `build`. */
  readonly options: readonly string[];
}

/** What is read of the machine. */
interface Machine {
  /** Text of a file; empty where there is none. */
  readonly read: (file: string) => string;
  readonly hasProgram: (name: string) => boolean;
  /** Name of the OCI runtime that podman takes by itself. */
  readonly runtime: unknown;
}

/** Linux's number of the right to raise limits: CAP_SYS_RESOURCE (capabilities(7)). */
const sysResource = 24n;
/** Most open files and processes that are asked for: what more would be is no use to a node. */
const most = 32_768;

/**
 * Podman of the superuser raises a container's limits to its own defaults, which a superuser without CAP_SYS_RESOURCE may not (a sandbox, a container
 * in a container); there the container gets what azml itself has. crun refuses control groups of both versions beside each other where version 2 has
 * controllers ("cgroups in hybrid mode not supported"); there runc runs the container.
 */
export function confinement({ read, hasProgram, runtime }: Machine): Confinement {
  const rights = /^CapEff:\s*([0-9a-f]+)$/im.exec(read("/proc/self/status"))?.[1];
  const mayRaise = rights === undefined || ((BigInt(`0x${rights}`) >> sysResource) & 1n) === 1n;
  const limits = read("/proc/self/limits");
  const options = mayRaise ? [] : [limitOption("nofile", limits, "Max open files"), limitOption("nproc", limits, "Max processes")].flat();
  const isHybrid = read("/sys/fs/cgroup/unified/cgroup.controllers").trim() !== "";
  return { first: isHybrid && runtime === "crun" && hasProgram("runc") ? ["--runtime", "runc"] : [], options };
}

/** The soft and the hard limit of a line of `/proc/self/limits`, as `--ulimit` has them. */
function limitOption(name: string, limits: string, line: string): string[] {
  const hard = new RegExp(`^${line}\\s+\\S+\\s+(\\S+)`, "m").exec(limits)?.[1];
  if (hard === undefined) return [];
  const limit = hard === "unlimited" ? most : Math.min(Number(hard), most);
  return ["--ulimit", `${name}=${limit}:${limit}`];
}

/** Text of a file of this machine, for {@link confinement}. */
export function textOfMachine(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
