import { addAsAzureOption } from "../as-azure-option.js";
import { Command, Option } from "commander";
import { inputOption, wholeNumber } from "../input-option.js";
import type { CommandMaker } from "../command-maker.js";
import { setOption } from "../set-option.js";
import { addLocalOption, addWorkspaceOptions } from "../workspace-options.js";
import { statusOption, tagOption } from "./list-options.js";

/** `azml job …`: the verbs of `az ml job`, on either workspace. */
export const jobCommand: CommandMaker = (terminal, done) => {
  const job = new Command("job")
    .summary("create, list, show, stream, cancel, download, export and archive jobs")
    .description("Works on the jobs of a workspace: the local one, or with -w, -g and --subscription an Azure ML workspace.")
    .helpCommand(false)
    .addHelpText("after", "\nExamples:\n  azml job list\n  azml job create pipeline.ts -w my-workspace -g my-group --subscription 0000…\n");

  addAsAzureOption(addWorkspaceOptions(job.command("create")))
    .summary("submit a job")
    .description("Compiles, checks and submits a job. In the local workspace it runs at once, like azml run.")
    .argument("<file>", "pipeline.ts, the YAML of a job, or a folder")
    .addOption(inputOption())
    .addOption(setOption())
    .option("--export <name>", "which export of the file to submit (default: the default export)")
    .option("-n, --name <name>", "name of the job (default: generated)")
    .option("--stream", "wait for the job, and show what happens")
    .option("--json", "print the created job, or with --stream every event, as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  azml job create pipeline.ts -w my-workspace -g my-group --subscription 0000…\n  azml job create pipeline.yml -w my-workspace -g my-group --subscription 0000… --stream\n",
    )
    .action(async (file: string, options) => {
      const { create } = await import("./create.js");
      done(await create(file, options, terminal));
    });

  addWorkspaceOptions(job.command("list"))
    .summary("the jobs of the workspace, newest first")
    .option("--max-results <n>", "how many at most", wholeNumber, 50)
    .addOption(statusOption("only jobs of this status; repeat for more"))
    .option("--experiment <name>", "only jobs of this experiment")
    .addOption(tagOption())
    .option("--include-archived", "those that are archived, too")
    .addOption(new Option("--archived-only", "those that are archived").conflicts("includeArchived"))
    .option("--json", "print an array of jobs")
    .addHelpText(
      "after",
      "\nExamples:\n  azml job list --max-results 10\n  azml job list --status Failed --experiment nightly\n  azml job list --tag team=vision --include-archived\n",
    )
    .action(async (options) => {
      const { list } = await import("./list.js");
      done(await list(options, terminal));
    });

  addWorkspaceOptions(job.command("show"))
    .summary("one job: status, nodes, metrics, outputs")
    .argument("<name>", "name of the job, or last")
    .option("--json", "print the job as JSON")
    .addOption(new Option("--yaml", "print what was submitted as Azure ML YAML (Azure ML workspaces)").conflicts("json"))
    .addHelpText(
      "after",
      "\nExamples:\n  azml job show brave_lion_x1y2z3a4b5\n  azml job show brave_lion_x1y2z3a4b5 --yaml -w my-workspace -g my-group --subscription 0000…\n",
    )
    .action(async (name: string, options) => {
      const { show } = await import("./show.js");
      done(await show(name, options, terminal));
    });

  addWorkspaceOptions(job.command("stream"))
    .summary("show what happens in a job until it ends")
    .argument("<name>", "name of the job, or last")
    .option("--json", "one JSON object a line: every event of the job")
    .addHelpText("after", "\nExample:\n  azml job stream brave_lion_x1y2z3a4b5\n")
    .action(async (name: string, options) => {
      const { stream } = await import("./stream.js");
      done(await stream(name, options, terminal));
    });

  addWorkspaceOptions(job.command("cancel"))
    .summary("ask a job to stop")
    .argument("<name>", "name of the job, or last")
    .addHelpText("after", "\nExample:\n  azml job cancel brave_lion_x1y2z3a4b5\n")
    .action(async (name: string, options) => {
      const { cancel } = await import("./cancel.js");
      done(await cancel(name, options, terminal));
    });

  addWorkspaceOptions(job.command("download"))
    .summary("copy outputs of a job to a folder")
    .description(
      "Copies the outputs of a job, or of one of its nodes, to DIR/named-outputs/<output>. What is there with other content is not replaced.",
    )
    .argument("<name>", "name of the job, or last")
    .option("--output-name <output>", "only this output (default: all of the job or node)")
    .addOption(new Option("--all", "all outputs of the job, and the logs and artifacts of its nodes").conflicts(["outputName", "node"]))
    .option("--node <node>", "outputs of this node; outer/inner in a nested pipeline")
    .option("-p, --download-path <dir>", "where to (default: the current folder)")
    .option("--force", "replace what is there with other content")
    .option("--json", "print where everything lies as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  azml job download last -p results\n  azml job download brave_lion_x1y2z3a4b5 --node train --output-name model\n",
    )
    .action(async (name: string, options) => {
      const { download } = await import("./download.js");
      done(await download(name, options, terminal));
    });

  addLocalOption(job.command("export"))
    .summary("write a job of the local workspace to a folder or zip")
    .description(
      "Writes everything that is known of a job to one folder or zip that can be read without azml: job.json, events, metrics, parameters, logs, code, outputs.",
    )
    .argument("<name>", "name of the job, or last")
    .option("-o, --output <path>", "a name that ends with .zip, or a folder (default: NAME.zip in the current folder)")
    .option("--without-outputs", "leave out what the nodes have put out")
    .option("--force", "replace an export that is there")
    .option("--json", "print where it is and its files as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  azml job export last\n  azml job export brave_lion_x1y2z3a4b5 -o runs/brave_lion --without-outputs\n",
    )
    .action(async (name: string, options) => {
      const { exportJob } = await import("./export/export.js");
      done(await exportJob(name, options, terminal));
    });

  for (const verb of ["archive", "restore"] as const) {
    addWorkspaceOptions(job.command(verb))
      .summary(verb === "archive" ? "hide a job from lists" : "bring back a job that was archived")
      .argument("<name>", verb === "archive" ? "name of the job, or last" : "name of the job")
      .addHelpText("after", `\nExample:\n  azml job ${verb} brave_lion_x1y2z3a4b5\n`)
      .action(async (name: string, options) => {
        const { archive } = await import("./archive.js");
        done(await archive(verb, name, options, terminal));
      });
  }

  return job;
};
