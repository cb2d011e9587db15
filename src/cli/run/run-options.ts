import { type Command, Option } from "commander";
import { compact } from "../../util/compact.js";
import type { CreateJobOptions, NodeEnvironments } from "../../workspace/job-operations.js";
import { collect, positiveNumber, wholeNumber } from "../input-option.js";
import { environmentOption, pythonOption } from "./environment-option.js";

/** How a job is run on this machine, whoever has it run. */
export interface RunSettings {
  readonly keepGoing?: boolean;
  readonly failFast?: boolean;
  readonly maxParallel?: number;
  /** GiB. */
  readonly maxMemory?: number;
  readonly env?: NodeEnvironments;
  /** `3.11` */
  readonly envPython?: string;
  /** Files of variables; relative to the current folder. */
  readonly envFile?: readonly string[];
  /** `--no-reuse` makes it false. */
  readonly reuse?: boolean;
}

export function addRunOptions(command: Command): Command {
  return command
    .option("--no-reuse", "run every node, whatever results there are already")
    .addOption(environmentOption())
    .addOption(pythonOption())
    .option(
      "--env-file <file>",
      "variables for the nodes' processes, whose values are hidden in logs and in the workspace; repeat for more",
      collect,
    )
    .addOption(new Option("--keep-going", "when a node fails, go on with those that do not depend on it").conflicts("failFast"))
    .option("--fail-fast", "when a node fails, stop the others")
    .option("--max-parallel <n>", "processors that nodes at work share (default: one less than there are)", wholeNumber)
    .option(
      "--max-memory <gb>",
      "memory that nodes at work share, of which each takes its local.memoryGb (default: the machine's)",
      positiveNumber,
    );
}

/** The same, as a workspace takes it. */
export function createOptions(
  { keepGoing, failFast, maxParallel, maxMemory: maxMemoryGb, env, envPython: python, reuse }: RunSettings,
  secretVariables: Readonly<Record<string, string>> | undefined,
): CreateJobOptions {
  const environments = python === undefined ? env : { ...env, python };
  const continueOnStepFailure = keepGoing || (failFast ? false : undefined);
  return {
    ...compact({ maxParallel, maxMemoryGb, continueOnStepFailure, environments, secretVariables }),
    ...(reuse === false && { reuse }),
  };
}
