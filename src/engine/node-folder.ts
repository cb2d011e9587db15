import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { NodePath } from "../events/run-event.js";

/** Where one node keeps its things: `runs/<job>/<node path>`. All absolute. */
export interface NodeFolder {
  /** Folder of the run. */
  readonly run: string;
  readonly path: string;
  /** Working folder of the process, holding the code snapshot. */
  readonly code: string;
  readonly outputs: string;
  readonly logFile: string;
  /** JSON lines that the body appends metrics, parameters, tags and names of kept files to. */
  readonly metricsFile: string;
  /** Files that were kept with `context.logArtifact` or by MLflow. */
  readonly artifacts: string;
  /** Models that were logged with MLflow 3, each by its id. */
  readonly models: string;
}

export function nodeFolder(runFolder: string, node: NodePath): NodeFolder {
  const path = join(runFolder, node);
  return {
    run: runFolder,
    path,
    code: join(path, "code"),
    outputs: join(path, "outputs"),
    logFile: join(path, "user_logs", "std_log.txt"),
    metricsFile: join(path, "metrics.jsonl"),
    artifacts: join(path, "artifacts"),
    models: join(path, "models"),
  };
}

/** Takes away what a try has left, for the next one. Its log stays, as `std_log_1.txt` for the first; those of several processes go to `retry_001`. */
export function clearTry({ path, code, outputs, logFile, metricsFile, artifacts, models }: NodeFolder, attempt: number): void {
  for (const left of [code, outputs, metricsFile, artifacts, models]) rmSync(left, { recursive: true, force: true });
  const logs = dirname(logFile);
  const ofProcesses = existsSync(logs) ? readdirSync(logs).filter((name) => name.startsWith("std_log_process_")) : [];
  const former = join(logs, `retry_${String(attempt).padStart(3, "0")}`);
  if (ofProcesses.length > 0) mkdirSync(former, { recursive: true });
  for (const name of ofProcesses) renameSync(join(logs, name), join(former, name));
  if (statSync(logFile, { throwIfNoEntry: false })) renameSync(logFile, join(path, "user_logs", `std_log_${attempt}.txt`));
}
