import { Command } from "commander";
import { setOption } from "../set-option.js";
import { inputOption } from "../input-option.js";
import { addAsAzureOption } from "../as-azure-option.js";
import { addLocalOption } from "../workspace-options.js";
import type { CommandMaker } from "../command-maker.js";

/** `azml validate FILE` */
export const validateCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    addAsAzureOption(
      new Command("validate")
        .summary("find every problem of a file, without running it")
        .description("Compiles and checks FILE, and shows every problem at once, with its place. Nothing is written and nothing is run.")
        .argument("<file>", "pipeline.ts, the YAML of a job, schedule, component, environment, data asset or model, or a folder")
        .addOption(inputOption())
        .addOption(setOption())
        .option("--export <name>", "which export of the file to check (default: the default export)")
        .option("--target <target>", "local, or azure, which asks for more: a compute for every node, for one", "local"),
    ),
  )
    .option("--json", 'print {"diagnostics": […]}')
    .addHelpText(
      "after",
      `
Examples:
  azml validate pipeline.ts
  azml validate pipeline.yml --target azure --json
  azml validate pipeline.ts --as-azure             what runs here, and would not run there
`,
    )
    .action(async (file: string, options) => {
      const { validate } = await import("./validate.js");
      done(await validate(file, options, terminal));
    });
