import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { addLocalOption } from "../workspace-options.js";

/** `azml resume RUN` */
export const resumeCommand: CommandMaker = (terminal, done) =>
  addLocalOption(
    new Command("resume")
      .summary("go on with a job that failed, was stopped or was cut off")
      .description(
        "Runs the file of a job again, with the same options. What the job has finished, and what has not changed since, is used and does not run again.",
      )
      .argument("[job]", "name of the job", "last")
      .option("--plain", "plain lines in place of the live tree")
      .option("--json", "one JSON object a line: every event of the run"),
  )
    .addHelpText("after", "\nExamples:\n  azml resume\n  azml resume brave_lion_x1y2z3a4b5\n")
    .action(async (job: string, options) => {
      const { resume } = await import("./resume.js");
      done(await resume(job, options, terminal));
    });
