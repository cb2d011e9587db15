import { Command, Option } from "commander";
import type { CommandMaker } from "../command-maker.js";
import type { ExitCode } from "../exit-code.js";
import { wholeNumber } from "../input-option.js";
import { setOption } from "../set-option.js";
import type { Terminal } from "../terminal.js";
import { addWorkspaceOptions } from "../workspace-options.js";
import { type AssetWords, assetWords } from "./asset-words.js";

/** `azml component …`, `azml environment …`, `azml data …`, `azml model …`: the verbs of `az ml`, on either workspace. */
export const assetCommands: readonly CommandMaker[] = assetWords.map(
  (words): CommandMaker =>
    (terminal, done) =>
      assetCommand(words, terminal, done),
);

function assetCommand(words: AssetWords, terminal: Terminal, done: (code: ExitCode) => void): Command {
  const { kind, command, one, many, file, name, yaml } = words;
  const asset = new Command(command)
    .summary(`register ${many}, list, show and archive them`)
    .description(
      `Works on the ${many} of a workspace: the local one, or with -w, -g and --subscription an Azure ML workspace. Jobs use them as azureml:NAME:VERSION.`,
    )
    .helpCommand(false)
    .addHelpText("after", `\nExamples:\n  azml ${command} create ${file}\n  azml ${command} list\n  azml ${command} show ${name}:1\n`);

  const create = addWorkspaceOptions(asset.command("create"))
    .summary(`register the ${one} that a file defines`)
    .description(
      kind === "components"
        ? "Registers a component with its code. FILE is Azure ML YAML, or TypeScript or JavaScript that exports a component. Without a version it gets the next one."
        : `Registers the ${one} that a YAML file of Azure ML's defines, with the files that it names. Without a version it gets the next one.`,
    )
    .argument("<file>", kind === "components" ? "train.yml, or a module that exports the component" : `YAML of the ${one}`)
    .addOption(setOption(`the ${one}, such as tags.team`))
    .option("-n, --name <name>", "register it under this name (default: the file's)")
    .option("-v, --version <version>", "register it under this version (default: the file's, else the next one)")
    .option("--json", "print what was registered as JSON");
  if (kind === "components") create.option("--export <name>", "which export of a module is the component (default: its only one)");
  create
    .addHelpText(
      "after",
      `\nExamples:\n  azml ${command} create ${file}\n  azml ${command} create ${file} --version 2 --set tags.team=vision\n${kind === "components" ? "  azml component create components.ts --export Train\n" : ""}\nA ${file} says at least:\n${yaml.map((line) => `  ${line}\n`).join("")}`,
    )
    .action(async (given: string, options) => {
      const { create: run } = await import("./create.js");
      done(await run(words, given, options, terminal));
    });

  addWorkspaceOptions(asset.command("list"))
    .summary(`the ${many} of the workspace, newest first`)
    .option("-n, --name <name>", "all versions of this name (default: the newest of each)")
    .option("--include-archived", "those that are archived, too")
    .addOption(new Option("--archived-only", "those that are archived").conflicts("includeArchived"))
    .option("--max-results <n>", "how many at most", wholeNumber, 50)
    .option("--json", `print an array of ${many}`)
    .addHelpText("after", `\nExamples:\n  azml ${command} list\n  azml ${command} list --name ${name}\n`)
    .action(async (options) => {
      const { list } = await import("./list.js");
      done(await list(words, options, terminal));
    });

  addWorkspaceOptions(asset.command("show"))
    .summary(`one ${one}`)
    .argument("<name>", "NAME:VERSION, NAME@latest, or NAME for the newest version")
    .option("--json", "print it as JSON")
    .addOption(new Option("--yaml", "print it as Azure ML YAML").conflicts("json"))
    .addHelpText("after", `\nExamples:\n  azml ${command} show ${name}:1\n  azml ${command} show ${name} --yaml\n`)
    .action(async (written: string, options) => {
      const { show } = await import("./show.js");
      done(await show(words, written, options, terminal));
    });

  for (const verb of ["archive", "restore"] as const) {
    addWorkspaceOptions(asset.command(verb))
      .summary(verb === "archive" ? `hide a version, or all of a name, from lists and from @latest` : `bring back what was archived`)
      .argument("<name>", "NAME:VERSION, or NAME for all versions")
      .addHelpText("after", `\nExamples:\n  azml ${command} ${verb} ${name}:1\n  azml ${command} ${verb} ${name}\n`)
      .action(async (written: string, options) => {
        const { archive } = await import("./archive.js");
        done(await archive(words, verb, written, options, terminal));
      });
  }
  return asset;
}
