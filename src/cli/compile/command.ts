import { Command } from "commander";
import { setOption } from "../set-option.js";
import { inputOption } from "../input-option.js";
import type { CommandMaker } from "../command-maker.js";

/** `azml compile FILE -o DIR` */
export const compileCommand: CommandMaker = (terminal, done) =>
  new Command("compile")
    .summary("write a job or schedule as Azure ML YAML, bundles and REST bodies")
    .description(
      "Compiles and checks FILE, and writes what Azure ML takes: the YAML of the job and its components, a bundle per TypeScript body, and the REST bodies of a submission in their order.",
    )
    .argument("<file>", "pipeline.ts, the YAML of a job or schedule, or a folder")
    .requiredOption("-o, --output <dir>", "folder to write to; made when it does not exist, and its other files are left alone")
    .addOption(inputOption())
    .addOption(setOption())
    .option("--export <name>", "which export of the file to compile (default: the default export)")
    .option("--json", "print the names of the written files")
    .addHelpText(
      "after",
      `
Examples:
  azml compile pipeline.ts -o build
  az ml job create -f build/pipeline.yml     what was written is Azure ML YAML
`,
    )
    .action(async (file: string, options) => {
      const { compile } = await import("./compile.js");
      done(await compile(file, options, terminal));
    });
