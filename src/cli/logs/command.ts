import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { countingNumber } from "../input-option.js";
import { addWorkspaceOptions } from "../workspace-options.js";

/** `azml logs JOB [NODE]` */
export const logsCommand: CommandMaker = (terminal, done) =>
  addWorkspaceOptions(
    new Command("logs")
      .summary("what the nodes of a job printed")
      .description("Prints the log of one node, or of every node with its name before each line.")
      .argument("<job>", "name of the job, or last")
      .argument("[node]", "name of the node; outer/inner in a nested pipeline")
      .option("-f, --follow", "go on until the job ends")
      .option("--tail <n>", "only the last n lines of each node; with --follow of what was printed before", countingNumber),
  )
    .addHelpText(
      "after",
      `
Examples:
  azml logs last train
  azml logs brave_lion_x1y2z3a4b5
  azml logs last --follow --tail 10
`,
    )
    .action(async (job: string, node: string | undefined, options) => {
      const { logs } = await import("./logs.js");
      done(await logs(job, node, options, terminal));
    });
