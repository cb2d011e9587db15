import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { addLocalOption } from "../workspace-options.js";

/** `azml why RUN NODE` */
export const whyCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    new Command("why")
      .summary("why a node ran, or did not have to")
      .description(
        "Compares what the result of a node depends on (its command, code, environment, variables, and its inputs by content) with the job before that had such a node.",
      )
      .argument("<job>", "name of the job, or last")
      .argument("<node>", "path of the node")
      .option("--json", "print what was compared as JSON"),
  )
    .addHelpText("after", "\nExample:\n  azml why last train\n")
    .action(async (job: string, node: string, options) => {
      const { why } = await import("./why.js");
      done(await why(job, node, options, terminal));
    });
