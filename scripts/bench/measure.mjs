import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.mjs";

const peakFile = path.join(temporaryFolder("peak"), "peak");
const preload = fileURLToPath(new URL("peak.cjs", import.meta.url));

/** Runs Node to its end: wall-clock milliseconds, standard output, and with `peak` the most memory (MiB) that it had. */
export function node(args, { cwd, peak = false } = {}) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...(peak ? ["--require", preload] : []), ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { ...process.env, CI: "true", NO_COLOR: "1", AZML_HOME: "", AZML_BENCH_PEAK: peakFile },
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stdout.slice(-2000)}${stderr}`);
  return { milliseconds, stdout, ...(peak && { peak: Number(readFileSync(peakFile, "utf8")) }) };
}

/** The least of several runs: what else the machine does only ever adds. */
export function least(times, run) {
  return Math.min(...Array.from({ length: times }, run));
}
