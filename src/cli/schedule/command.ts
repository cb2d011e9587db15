import { Command } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { inputOption, wholeNumber } from "../input-option.js";
import { setOption } from "../set-option.js";
import { addAzureOptions } from "../workspace-options.js";

/** `azml schedule …`: the verbs of `az ml schedule`. */
export const scheduleCommand: CommandMaker = (terminal, done) => {
  const schedule = new Command("schedule")
    .summary("create, list, show, enable, disable and delete schedules")
    .description("Works on the schedules of an Azure ML workspace.")
    .helpCommand(false)
    .addHelpText(
      "after",
      "\nExamples:\n  azml schedule create pipeline.ts --export nightly -w my-workspace -g my-group --subscription 0000…\n  azml schedule list --include-disabled\n",
    );

  addAzureOptions(schedule.command("create"))
    .summary("create a schedule, or replace the one of its name")
    .description("Compiles and checks the schedule and its job, creates what the job is made of, and then the schedule. No job is created.")
    .argument("<file>", "pipeline.ts, the YAML of a schedule, or a folder")
    .addOption(inputOption())
    .addOption(setOption())
    .option("--export <name>", "which export of the file is the schedule (default: the default export)")
    .option("--json", "print the schedule as JSON")
    .addHelpText("after", "\nExamples:\n  azml schedule create nightly.yml\n  azml schedule create pipeline.ts --export nightly\n")
    .action(async (file: string, options) => {
      const { create } = await import("./create.js");
      done(await create(file, options, terminal));
    });

  addAzureOptions(schedule.command("list"))
    .summary("the schedules of the workspace that are enabled")
    .option("--include-disabled", "those that are disabled, too")
    .option("--disabled-only", "those that are disabled")
    .option("--max-results <n>", "how many at most", wholeNumber, 50)
    .option("--json", "print an array of schedules")
    .addHelpText("after", "\nExample:\n  azml schedule list --include-disabled\n")
    .action(async (options) => {
      const { list } = await import("./list.js");
      done(await list(options, terminal));
    });

  addAzureOptions(schedule.command("show"))
    .summary("one schedule: when it runs what")
    .argument("<name>", "name of the schedule")
    .option("--json", "print the schedule as JSON")
    .addHelpText("after", "\nExample:\n  azml schedule show nightly\n")
    .action(async (name: string, options) => {
      const { show } = await import("./change.js");
      done(await show(name, options, terminal));
    });

  for (const verb of ["enable", "disable", "delete"] as const) {
    addAzureOptions(schedule.command(verb))
      .summary({ enable: "run it at its times again", disable: "stop running it", delete: "delete one that is disabled" }[verb])
      .argument("<name>", "name of the schedule")
      .addHelpText("after", `\nExample:\n  azml schedule ${verb} nightly\n`)
      .action(async (name: string, options) => {
        const { change } = await import("./change.js");
        done(await change(verb, name, options, terminal));
      });
  }

  return schedule;
};
