import { Command, CommanderError, Help, Option } from "commander";
import { assetCommands } from "./asset/command.js";
import type { CommandMaker } from "./command-maker.js";
import { compileCommand } from "./compile/command.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { diffCommand } from "./diff/command.js";
import { explainCommand } from "./explain/command.js";
import { cureOfOption, withArguments } from "./familiar-options.js";
import { gcCommand } from "./gc/command.js";
import { graphCommand } from "./graph/command.js";
import { jobCommand } from "./job/command.js";
import { logsCommand } from "./logs/command.js";
import { planCommand } from "./plan/command.js";
import { resumeCommand } from "./resume/command.js";
import { runCommand } from "./run/command.js";
import { scheduleCommand } from "./schedule/command.js";
import { studioCommand } from "./studio/command.js";
import { processTerminal, type Terminal } from "./terminal.js";
import { validateCommand } from "./validate/command.js";
import { whyCommand } from "./why/command.js";
import { version } from "./version.js";
import { workspaceOptionNames } from "./workspace-options.js";

/** Headings of the help, and the commands below each. */
const groups: Readonly<Record<string, readonly CommandMaker[]>> = {
  "On a file:": [runCommand, validateCommand, graphCommand, planCommand, compileCommand],
  "On what ran here:": [resumeCommand, logsCommand, whyCommand, diffCommand, gcCommand],
  "On a workspace:": [studioCommand, jobCommand, scheduleCommand, ...assetCommands],
  "On messages:": [explainCommand],
};

/** Runs the command line, and answers with the exit code of the process. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  let code: ExitCode = exitCode.done;
  const done = (result: ExitCode): void => {
    code = result;
  };
  const program = new Command("azml")
    .description("Azure Machine Learning pipelines in TypeScript: check them, run them on this machine, submit them.")
    .version(version(), "-V, --version", "print the version")
    .helpCommand(false)
    .option("--no-color", "no colours; NO_COLOR=1 does the same")
    .addHelpText("after", examples)
    // Commands have a --version of their own.
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .showHelpAfterError(false);
  for (const [heading, makers] of Object.entries(groups))
    for (const make of makers) program.addCommand(make(terminal, done).helpGroup(heading));
  settle(program, terminal);
  try {
    if (argv.length === 0) {
      terminal.stdout.write(program.helpInformation() + examples);
      return exitCode.done;
    }
    await program.parseAsync(withArguments(program, argv), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.wrong;
    return await unexpected(error, terminal, argv.includes("--json"));
  }
}

/** Makes every command throw in place of exiting, and write its mistakes in azml's way. */
function settle(command: Command, terminal: Terminal): void {
  command
    .helpOption("-h, --help", "print this help")
    .configureHelp({ visibleOptions: inOrder })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      outputError: (text, write) => {
        const said = text
          .replace(/^error: /, "")
          .trimEnd()
          .replace(/\n\(Did you mean (.+)\?\)$/s, "\n  hint: did you mean $1?");
        const cure = cureOfOption(said);
        const hint = cure === undefined ? "" : `\n  hint: ${cure}`;
        write(`error AZML713: ${hint === "" ? said : said.replace(/\n.*/s, "")}${hint}\nTry: azml ${commandPath(command)}--help\n`);
      },
    });
  // Understood behind a command, too; where the program lists its commands that is not said of each.
  if (command.parent && command.commands.length === 0) command.addOption(new Option("--no-color").hideHelp());
  for (const child of command.commands) settle(child, terminal);
}

/** A command's own options, then those that name a workspace, then `--help`. */
function inOrder(command: Command): Option[] {
  const rank = ({ long }: Option): number => (long === "--help" ? 2 : workspaceOptionNames.has(long ?? "") ? 1 : 0);
  return new Help().visibleOptions(command).sort((a, b) => rank(a) - rank(b));
}

function commandPath(command: Command): string {
  return command.parent ? `${commandPath(command.parent)}${command.name()} ` : "";
}

/** Diagnostics that a command threw are the user's; anything else is a bug of azml, and says so. */
async function unexpected(error: unknown, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const { AzmlError } = await import("../diagnostics/azml-error.js");
  const { GuardError } = await import("../guard/guard-error.js");
  const diagnostics =
    error instanceof AzmlError
      ? error.diagnostics
      : error instanceof GuardError
        ? [{ code: error.code, severity: "error" as const, message: error.message }]
        : undefined;
  if (diagnostics) {
    const { reportProblems } = await import("./report-problems.js");
    return reportProblems(diagnostics, terminal, json);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { Secrets } = await import("../secrets/secrets.js");
  terminal.stderr.write(`azml has a bug: ${new Secrets().mask(text)}\n`);
  return exitCode.failed;
}

const examples = `
Examples:
  azml run pipeline.ts                         run a pipeline on this machine
  azml run pipeline.yml --input max_epochs=5   Azure ML YAML, with an input
  azml validate pipeline.ts                    every problem at once
  azml graph pipeline.ts --out pipeline.svg    a picture, as SVG or for Mermaid
  azml plan nightly.yml                        what a submission would send
  azml compile pipeline.ts -o build            YAML, bundles, REST bodies
  azml job list                                the jobs that ran here
  azml studio                                  the same in a browser, live
  azml component create train.yml              to be used as azureml:train:1
  azml job create pipeline.ts -w ws -g rg --subscription ID
                                               submit to Azure ML
  azml explain AZML204                         what a code means

Exit codes:
  0    done
  1    the run failed, or the machine let it down: a full disk, for one; of diff:
       the jobs are not the same
  2    the definition or the usage is wrong
  3    the service said no
  130  interrupted
`;
