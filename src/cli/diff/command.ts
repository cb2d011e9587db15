import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { addLocalOption } from "../workspace-options.js";

/** `azml diff JOB JOB` */
export const diffCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    new Command("diff")
      .summary("what two jobs of the local workspace have not in common")
      .description(
        "Compares two jobs node by node: inputs, code file by file, environments, statuses, parameters, metrics, and outputs by content. Names and times do not count. Exit code 0 when they are the same, 1 when they are not, 2 when they cannot be compared.",
      )
      .argument("<job>", "name of the job before, or last")
      .argument("<job>", "name of the job after, or last")
      .option("--json", "print the comparison as JSON"),
  )
    .addHelpText("after", "\nExamples:\n  azml diff brave_lion_x1y2z3a4b5 last\n  azml diff one two --json | jq '.nodes[].changes'\n")
    .action(async (first: string, second: string, options) => {
      const { diff } = await import("./diff.js");
      done(await diff(first, second, options, terminal));
    });
