import { Command } from "commander";
import { setOption } from "../set-option.js";
import { collect, inputOption, wholeNumber } from "../input-option.js";
import { addAsAzureOption } from "../as-azure-option.js";
import type { CommandMaker } from "../command-maker.js";
import { addRunOptions } from "./run-options.js";
import { addLocalOption } from "../workspace-options.js";

/** `azml run FILE` */
export const runCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    addAsAzureOption(
      addRunOptions(
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
          .option("--only <node>", "run only this node, on what an earlier run of the file has left; repeat for more", collect)
          .option("--from <node>", "run only this node and what depends on it; repeat for more", collect)
          .option("--of <job>", "the earlier run for --only and --from (default: the newest with a result)")
          .option("--force-rerun <node>", "run this node, whatever result there is already; repeat for more", collect),
      ),
    )
      .option("--in-process", "run TypeScript bodies in this process: for speed")
      .option("--inspect-brk [port]", "wait for a debugger, then run TypeScript bodies in this process (default port: 9229)", wholeNumber)
      .option("--studio", "open the page of the workspace while the job runs, and print its address first")
      .option("--plain", "plain lines in place of the live tree")
      .option("--json", "one JSON object a line: every event of the run"),
  )
    .addHelpText(
      "after",
      `
Examples:
  azml run pipeline.ts
  azml run samples/02-decorated-components --input maxEpochs=20
  azml run pipeline.yml --input training_data=./data --max-parallel 4
  azml run pipeline.yml --set settings.force_rerun=true --set jobs.train.inputs.epochs=3
  azml run pipeline.ts --env venv --env report=host
  azml run pipeline.ts --env-file .env
  azml run pipeline.ts --from train --force-rerun train
  azml run pipeline.ts --only train --inspect-brk
  azml run pipeline.ts --studio
  azml run pipeline.ts --json > events.jsonl
`,
    )
    .action(async (file: string, options) => {
      const { run } = await import("./run.js");
      done(await run(file, options, terminal));
    });
