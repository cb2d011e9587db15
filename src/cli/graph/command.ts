import { Command, Option } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { countingNumber, inputOption } from "../input-option.js";
import { setOption } from "../set-option.js";
import { addWorkspaceOptions } from "../workspace-options.js";

/** `azml graph FILE|JOB` */
export const graphCommand: CommandMaker = (terminal, done) =>
  addWorkspaceOptions(
    new Command("graph")
      .summary("draw a pipeline, or a job that ran, for a page or a README")
      .description(
        "Draws the nodes of a job and what goes from one to another, as text. A file is compiled and checked, and not run; a job that ran has its rounds, its trials and what each node has come to, too.",
      )
      .argument("<file|job>", "pipeline.ts, the YAML of a job or schedule, or a folder; else the name of a job, or last")
      .option("--format <format>", "mermaid, dot, json or svg (default: by the ending of --out, else mermaid)")
      .option("--out <file>", "file to write to, such as graph.svg; .mmd, .md, .dot, .gv, .json and .svg say the format (default: stdout)")
      .addOption(
        new Option("--depth <n>", "open only the boxes of the first n levels (default: all, but those of more than 20 rounds)").argParser(
          countingNumber,
        ),
      )
      .addOption(new Option("--closed", "open no box: as --depth 0").conflicts("depth"))
      .addOption(inputOption())
      .addOption(setOption())
      .option("--export <name>", "which export of the file to draw (default: the default export)"),
  )
    .addHelpText(
      "after",
      `
Examples:
  azml graph pipeline.ts                           Mermaid, which GitHub draws
  azml graph pipeline.yml --out docs/pipeline.svg
  azml graph last --out last.svg --depth 1         a job, with colours for what its nodes have come to
  azml graph pipeline.ts --format dot | dot -Tpng > pipeline.png
`,
    )
    .action(async (target: string, options) => {
      const { graph } = await import("./graph.js");
      done(await graph(target, options, terminal));
    });
