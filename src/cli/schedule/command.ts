import { Command, Option } from "commander";
import type { CommandMaker } from "../command-maker.js";
import { inputOption, wholeNumber } from "../input-option.js";
import { setOption } from "../set-option.js";
import { addRunOptions } from "../run/run-options.js";
import { addLocalOption, addWorkspaceOptions } from "../workspace-options.js";

/** `azml schedule …`: the verbs of `az ml schedule`. */
export const scheduleCommand: CommandMaker = (terminal, done) => {
  const schedule = new Command("schedule")
    .summary("create, preview and start schedules, list, show, enable, disable and delete them")
    .description(
      "Works on the schedules of a workspace: the local one, whose jobs run while `azml schedule start` does, or with -w, -g and --subscription an Azure ML workspace.",
    )
    .helpCommand(false)
    .addHelpText(
      "after",
      "\nExamples:\n  azml schedule preview pipeline.ts --export nightly\n  azml schedule create pipeline.ts --export nightly\n  azml schedule start\n  azml schedule create pipeline.ts --export nightly -w my-workspace -g my-group --subscription 0000…\n",
    );

  addWorkspaceOptions(schedule.command("create"))
    .summary("create a schedule, or replace the one of its name")
    .description(
      "Compiles and checks the schedule and its job, keeps what the job is made of, and then the schedule. No job is created. Later changes of the files change nothing until it is created again.",
    )
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

  addWorkspaceOptions(schedule.command("preview"))
    .summary("when a schedule fires next, and what changes of clocks do to it")
    .argument("<file or name>", "pipeline.ts, the YAML of a schedule, a folder, or the name of a schedule of the workspace")
    .addOption(inputOption())
    .addOption(setOption())
    .option("--export <name>", "which export of the file is the schedule (default: the default export)")
    .option("--count <n>", "how many times", wholeNumber, 10)
    .option("--from <time>", "beginning: an ISO time, in the schedule's zone unless it has an offset (default: the current time)")
    .option("--json", "print them as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  azml schedule preview pipeline.ts --export nightly\n  azml schedule preview nightly --from 2030-03-30 --count 3\n",
    )
    .action(async (target: string, options) => {
      const { preview } = await import("./preview.js");
      done(await preview(target, options, terminal));
    });

  const start = schedule.command("start");
  addLocalOption(start)
    .summary("run the schedules of the local workspace, until Ctrl-C")
    .description(
      "Waits for the schedules of the local workspace and runs their jobs when they are due. Schedules that are created, changed or disabled meanwhile are seen. Several of these may run: what is due runs once.",
    )
    .argument("[names...]", "which schedules (default: all that are enabled)")
    .option("--skip-missed", "leave alone what was due while nothing ran the schedules (default)")
    .addOption(new Option("--once-missed", "run the last of what was due meanwhile, once for each schedule").conflicts("skipMissed"))
    .addOption(
      new Option("--overlap <what>", "while a job of the schedule still runs: another one, none, or one after it")
        .choices(["allow", "skip", "queue"] as const)
        .default("allow" as const),
    );
  addRunOptions(start)
    .option("--json", "one JSON object a line: every event")
    .addHelpText(
      "after",
      "\nExamples:\n  azml schedule start\n  azml schedule start nightly --once-missed --overlap skip\n  azml schedule start --env venv --env-file .env --max-parallel 2\n",
    )
    .action(async (names: string[], options) => {
      const { start } = await import("./start.js");
      done(await start(names, options, terminal));
    });

  addWorkspaceOptions(schedule.command("list"))
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

  addWorkspaceOptions(schedule.command("show"))
    .summary("one schedule: when it runs what")
    .argument("<name>", "name of the schedule")
    .option("--json", "print the schedule as JSON")
    .addHelpText("after", "\nExample:\n  azml schedule show nightly\n")
    .action(async (name: string, options) => {
      const { show } = await import("./change.js");
      done(await show(name, options, terminal));
    });

  for (const verb of ["enable", "disable", "delete"] as const) {
    addWorkspaceOptions(schedule.command(verb))
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
