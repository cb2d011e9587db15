import { Command } from "commander";
import { addAsAzureOption } from "../as-azure-option.js";
import type { CommandMaker } from "../command-maker.js";
import { inputOption } from "../input-option.js";
import { setOption } from "../set-option.js";

/** `azml plan FILE` */
export const planCommand: CommandMaker = (terminal, done) =>
  addAsAzureOption(
    new Command("plan")
      .summary("show what a submission would create, upload and send")
      .description(
        "Compiles and checks FILE, and lists what its submission would create, upload and send, in order. Nothing is sent and nobody is asked: what the workspace has already is not known here.",
      )
      .argument("<file>", "pipeline.ts, the YAML of a job, schedule, component, environment, data asset or model, or a folder")
      .addOption(inputOption())
      .addOption(setOption())
      .option("--export <name>", "which export of the file to plan (default: the default export)"),
  )
    .option("--json", "print the steps as JSON")
    .addHelpText(
      "after",
      `
Examples:
  azml plan pipeline.ts
  azml plan nightly.yml --json                     a schedule, for machines
`,
    )
    .action(async (file: string, options) => {
      const { plan } = await import("./plan.js");
      done(await plan(file, options, terminal));
    });
