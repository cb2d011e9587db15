import { Command } from "commander";
import { environmentOption } from "./environment-option.js";
import { setOption } from "../set-option.js";
import { inputOption, wholeNumber } from "../input-option.js";
import type { CommandMaker } from "../command-maker.js";
import { addLocalOption } from "../workspace-options.js";

/** `azml run FILE` */
export const runCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    new Command("run")
      .summary("run a job on this machine")
      .description(
        "Compiles, checks and runs a job on this machine. FILE is TypeScript, JavaScript, the YAML of a job, or a folder with a file called pipeline.",
      )
      .argument("<file>", "pipeline.ts, pipeline.yml, or a folder")
      .addOption(inputOption())
      .addOption(setOption())
      .option("--export <name>", "which export of the file to run (default: the default export)")
      .option("-n, --name <name>", "name of the job (default: generated)")
      .option("-c, --concurrency <n>", "nodes at work at once (default: one less than the processors)", wholeNumber)
      .option("--no-reuse", "run every node, whatever results there are already")
      .addOption(environmentOption())
      .option("--in-process", "run TypeScript bodies in this process: for breakpoints, and for speed")
      .option("--plain", "plain lines in place of the live tree")
      .option("--json", "one JSON object a line: every event of the run"),
  )
    .addHelpText(
      "after",
      `
Examples:
  azml run pipeline.ts
  azml run samples/02-decorated-components --input maxEpochs=20
  azml run pipeline.yml --input training_data=./data --concurrency 4
  azml run pipeline.yml --set settings.force_rerun=true --set jobs.train.inputs.epochs=3
  azml run pipeline.ts --env venv --env report=host
  azml run pipeline.ts --json > events.jsonl
`,
    )
    .action(async (file: string, options) => {
      const { run } = await import("./run.js");
      done(await run(file, options, terminal));
    });
