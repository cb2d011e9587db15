import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bodyFilesOf } from "./outputs-of.js";
import { azml, project } from "../support.js";

interface ShownNode {
  readonly path: string;
  readonly status: string;
}
interface ShownJob {
  readonly name: string;
  readonly status: string;
  readonly nodes: readonly ShownNode[];
}

/** What became of one project that was killed over and over. */
export interface Story {
  readonly kills: number;
  /** Nodes that had completed at each kill, in all. */
  readonly completed: number;
  /** Nodes that began after they had completed. */
  readonly begunAgain: readonly string[];
  /** Command lines of processes that outlived their engine. */
  readonly orphans: readonly string[];
  readonly status: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The outputs of a project's job that nobody disturbs, and how long it took, in milliseconds. */
export async function undisturbed(files: Readonly<Record<string, string>>) {
  const one = prepared(files);
  const start = performance.now();
  const { exitCode, all } = await azml(one.folder, run, { env: one.env, all: true });
  if (exitCode !== 0) throw new Error(`the undisturbed job ended with ${exitCode}: ${String(all)}`);
  return { duration: performance.now() - start, outputs: await outputsOf(one.folder) };
}

/**
 * Runs a project and kills the engine with SIGKILL after each of the given times (milliseconds), going on with `azml resume` each time;
 * then lets it come to its end. A kill that comes too late does not count.
 */
export async function killed(files: Readonly<Record<string, string>>, times: readonly number[]): Promise<Story> {
  const { folder, log, env, mark } = prepared(files);
  const done = new Map<string, number>();
  const orphans: string[] = [];
  let kills = 0;
  let completed = 0;
  for (const time of times) {
    const engine = azml(folder, (await shown(folder)) ? resume : run, { env, timeout: 120_000 });
    await Promise.race([engine, sleep(time)]);
    engine.kill("SIGKILL");
    const { signal, exitCode, stderr } = await engine;
    if (exitCode !== undefined && exitCode !== 0) throw new Error(`azml ended with ${exitCode} by itself: ${String(stderr)}`);
    if (signal !== "SIGKILL") break;
    kills++;
    orphans.push(...(await outliving(mark)));
    const job = await shown(folder);
    const lines = linesOf(log).length;
    for (const node of job?.nodes ?? []) {
      if (node.status !== "Completed") continue;
      completed++;
      if (!done.has(node.path)) done.set(node.path, lines);
    }
  }
  await azml(folder, (await shown(folder)) ? resume : run, { env, timeout: 120_000 });
  const lines = linesOf(log);
  const begunAgain = [...done].filter(([path, at]) => lines.slice(at).includes(`begin ${path}`)).map(([path]) => path);
  return { kills, completed, begunAgain, orphans, status: (await shown(folder))?.status, outputs: await outputsOf(folder) };
}

const run = ["run", "pipeline.yml", "--plain", "--max-parallel", "4"];
const resume = ["resume", "--plain"];

function prepared(files: Readonly<Record<string, string>>) {
  const folder = project(files);
  const log = join(folder, "kill.log");
  appendFileSync(log, "");
  const mark = randomUUID();
  return { folder, log, mark, env: { KILL_LOG: log, KILL_MARK: mark } };
}

function linesOf(log: string): string[] {
  return readFileSync(log, "utf8").split("\n").filter(Boolean);
}

/** The newest job; undefined when there is none yet. */
async function shown(folder: string): Promise<ShownJob | undefined> {
  const { stdout, exitCode } = await azml(folder, ["job", "show", "last", "--json"]);
  return exitCode === 0 ? (JSON.parse(String(stdout)) as ShownJob) : undefined;
}

/** The bytes of all outputs of the newest job's nodes, by node, output and file. */
async function outputsOf(folder: string): Promise<Record<string, string>> {
  const { stdout } = await azml(folder, ["job", "show", "last", "--json"]);
  return bodyFilesOf(JSON.parse(String(stdout)));
}

/** Processes that still bear the mark a while after their engine was killed. */
async function outliving(mark: string): Promise<string[]> {
  let left = marked(mark);
  for (let wait = 0; left.length > 0 && wait < 100; wait++) {
    await sleep(20);
    left = marked(mark);
  }
  return left;
}

function marked(mark: string): string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, "utf8").includes(mark)) return [];
        return [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")];
      } catch {
        return [];
      }
    });
}

export const canSeeProcesses = existsSync("/proc/self/environ");
