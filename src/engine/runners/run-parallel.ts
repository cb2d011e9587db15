import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ownFile } from "../../util/own-files.js";
import { NodeFailure } from "../node-failure.js";
import { AppendedRows } from "../parallel/appended-rows.js";
import { type CutTable, cutInput } from "../parallel/cut-input.js";
import type { MiniBatch } from "../parallel/mini-batch.js";
import { type ParallelLimits, readLimits } from "../parallel/parallel-limits.js";
import { tableCutter } from "../parallel/table-cutter.js";
import { Tally } from "../parallel/tally.js";
import { Worker } from "../parallel/worker.js";
import { processAll } from "../parallel/worker-pool.js";
import type { ParallelNumber, PlannedParallel } from "../plan/run-plan.js";
import { argumentWords } from "./argument-words.js";
import { followingFacts } from "./follow-facts.js";
import { type EnvironmentSettings, nodeEnvironment } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import { findProgram } from "./shell.js";

export interface ParallelRunSettings extends EnvironmentSettings {
  /** Numbers of the node, as texts. */
  readonly numbers: ReadonlyMap<ParallelNumber, string>;
}

type ParallelRequest = NodeRequest<PlannedParallel>;

/**
 * Runs a parallel node: cuts its input into mini-batches, has several processes call the entry script's `run` for each, and puts together
 * what it returns. The node has one place among those at work, however many processes it starts; these are never more than processors.
 */
export async function runParallel(request: ParallelRequest, settings: ParallelRunSettings): Promise<void> {
  const { planned, folder, log } = request;
  const words = argumentWords(planned.task.programArguments, "program_arguments", request);
  const limits = readLimits(settings.numbers, words);
  const env = nodeEnvironment(request, settings);
  const driver = driverOf(planned.entryScript, env);
  request.started();
  log.open();
  const scratch = join(folder.path, "mini_batches");
  try {
    await followingFacts(request, async () => {
      const miniBatches = await cut(request, limits, env, driver, scratch);
      if (!request.signal.aborted) await processAllOf(request, miniBatches, limits, { env, driver, words, scratch });
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A program and the script of azml's that runs the user's in it. */
interface Driver {
  readonly program: string;
  readonly args: readonly string[];
  readonly readsTables: boolean;
}

/** Python's, or Node's for an entry script in JavaScript, which Azure ML does not have. */
function driverOf(entryScript: string, env: NodeJS.ProcessEnv): Driver {
  const file = (name: string): string => ownFile("engine", "parallel", name);
  if (/\.[cm]?js$/.test(entryScript)) return { program: process.execPath, args: [file("worker.mjs")], readsTables: false };
  const program = findProgram("python", env["PATH"]) ?? findProgram("python3", env["PATH"]);
  if (program !== undefined) return { program, args: [file("worker.py")], readsTables: true };
  throw new NodeFailure({
    code: "AZML554",
    message: `entry script "${entryScript}" needs Python, and neither python nor python3 is on PATH`,
  });
}

async function cut(
  { planned: { inputData, ports, partitionKeys, entryScript }, inputs, log, signal }: ParallelRequest,
  limits: ParallelLimits,
  env: NodeJS.ProcessEnv,
  { program, readsTables }: Driver,
  scratch: string,
): Promise<readonly MiniBatch[]> {
  const value = inputs.get(inputData);
  if (!value)
    throw new NodeFailure({ code: "AZML553", message: `input "${inputData}", which is to be cut into mini-batches, has no value` });
  const noTables: CutTable = () => {
    throw new NodeFailure({
      code: "AZML553",
      message: `input "${inputData}" is a table, which only an entry script in Python can read, not "${entryScript}"`,
    });
  };
  const cutTable = readsTables
    ? tableCutter({ python: program, env, log, signal, partitionKeys, folder: join(scratch, "tables") })
    : noTables;
  const kind = ports.inputs[inputData]?.kind ?? "uri_folder";
  return cutInput({ input: inputData, kind, path: value.text, partitionKeys, size: limits.miniBatchSize }, cutTable);
}

async function processAllOf(
  { planned: { appendRowTo, entryScript, loggingLevel }, folder, outputs, log, note, signal }: ParallelRequest,
  miniBatches: readonly MiniBatch[],
  limits: ParallelLimits,
  { env, driver, words, scratch }: { env: NodeJS.ProcessEnv; driver: Driver; words: readonly string[]; scratch: string },
): Promise<void> {
  const rows = new AppendedRows(join(scratch, "rows"));
  mkdirSync(join(scratch, "rows"), { recursive: true });
  const tally = new Tally(miniBatches, limits);
  const least = levels.indexOf(loggingLevel.toUpperCase());
  try {
    await processAll({
      miniBatches,
      tally,
      workers: limits.workers,
      maxRetries: limits.maxRetries,
      start: (stop) =>
        Worker.start({
          ...driver,
          cwd: folder.code,
          env,
          log,
          script: entryScript,
          scriptArguments: words,
          timeout: limits.timeout,
          signal: stop,
        }),
      rowsFile: (miniBatch, attempt) => (appendRowTo === undefined ? null : rows.fileOf(miniBatch, attempt)),
      onDone: (miniBatch, attempt) => rows.take(miniBatch, attempt),
      say: (level, text) => {
        if (levels.indexOf(level) >= least) log.write(Buffer.from(`${text}\n`), "stdout");
      },
      signal,
    });
  } finally {
    for (const [key, value] of Object.entries(tally.metrics)) note({ type: "node_metric", key, value, step: 0 });
  }
  const output = appendRowTo === undefined ? undefined : outputs.get(appendRowTo);
  if (output !== undefined && !signal.aborted) await rows.writeTo(output);
}

const levels = ["DEBUG", "INFO", "WARNING"];
