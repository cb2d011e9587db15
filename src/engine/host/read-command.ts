import { readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { pipInstall } from "../environments/pip-install.js";
import { shellCommands } from "../environments/shell-commands.js";

/** What is seen in a command without running it. */
export interface CommandReading {
  /** Python scripts of the code that it runs: the program as it is written, and the absolute path of the script. */
  readonly scripts: readonly { readonly program: string; readonly script: string }[];
  /** Commands that install packages for everything on this machine, and which tool of theirs does it. */
  readonly installs: readonly { readonly tool: "pip" | "system"; readonly text: string }[];
}

/** A shell's script that a shell's script runs is looked at; what that one runs is, too, and no more. */
const deepest = 2;
/** Package managers of the machine, and the subcommands of each that change what is installed. */
const system: readonly (readonly [name: RegExp, subcommands: RegExp])[] = [
  [/^(?:conda|mamba|micromamba)$/, /^(?:install|create|update|upgrade|env (?:create|update))(?: |$)/],
  [/^apt(?:-get)?$/, /^(?:install|(?:dist-|full-)?upgrade)(?: |$)/],
  [/^apk$/, /^(?:add|upgrade)(?: |$)/],
  [/^(?:dnf|yum)$/, /^(?:(?:local|group|re)?install|update|upgrade)(?: |$)/],
  [/^brew$/, /^(?:(?:re)?install|upgrade)(?: |$)/],
];
/** Options with which such a command installs nothing here: it says what it would do or how it is used, or puts the packages elsewhere. */
const idle = /^(?:-h|--help|--dry-run|--simulate|--just-print|--no-act|--assumeno|--download-?only|--target|--prefix|--root)(?:=|$)/;
const idlePip = /^(?:-t|-V|--version)$/;
const idleSystem = /^(?:-s|-d)$/;

/**
 * Reads a command, and the shell scripts of its code that it runs. Placeholders of Azure ML's (`${{inputs.x}}`) are words like others.
 *
 * @param code absolute path of the code folder; the command has none when it is undefined
 */
export function readCommand(command: string, code: string | undefined, depth = 0): CommandReading {
  const scripts: { program: string; script: string }[] = [];
  const installs: { tool: "pip" | "system"; text: string }[] = [];
  let folder = "";
  for (const words of shellCommands(command.replace(/\$(?:\{\{[^}]*\}\}|\[\[|\]\])/g, "x"))) {
    const [program = "", ...rest] = words;
    const name = program.replace(/^.*\//, "");
    if (name === "cd") folder = join(folder, rest[0] ?? "");
    const inCode = (file: string): string | undefined => fileIn(code, folder, file);
    const tool = installer(words, name);
    if (tool !== undefined) installs.push({ tool, text: words.join(" ") });
    if (/^python(?:3(?:\.\d+)?)?$/.test(name)) {
      const script = inCode(scriptOf(rest) ?? "");
      if (script !== undefined) scripts.push({ program, script });
    }
    const shell = /^(?:ba|da|z)?sh$|^source$|^\.$/.test(name)
      ? rest.find((word) => !word.startsWith("-"))
      : name.endsWith(".sh")
        ? program
        : undefined;
    const file = shell === undefined || depth >= deepest ? undefined : inCode(shell);
    if (file === undefined) continue;
    const inner = readCommand(readFileSync(file, "utf8"), code, depth + 1);
    scripts.push(...inner.scripts);
    installs.push(...inner.installs);
  }
  // What makes an environment of its own installs in that.
  return /-m venv\b|\bvirtualenv\b|\buv venv\b/.test(command)
    ? { scripts: [], installs: installs.filter(({ tool }) => tool === "system") }
    : { scripts, installs };
}

function installer(words: readonly string[], name: string): "pip" | "system" | undefined {
  const isIdle = (other: RegExp): boolean => words.some((word) => idle.test(word) || other.test(word));
  const [, subcommands] = system.find(([program]) => program.test(name)) ?? [];
  const said = words.slice(1).filter((word) => !word.startsWith("-"));
  if (subcommands?.test(said.join(" ")) === true) return isIdle(idleSystem) ? undefined : "system";
  return !isIdle(idlePip) && pipInstall(words) !== undefined ? "pip" : undefined;
}

/** The script among the words after `python`: `-u train.py --lr 1`, `-m pkg.train`. */
function scriptOf(words: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "-m") return words[at + 1] === undefined ? undefined : `${words[at + 1]?.replaceAll(".", "/")}.py`;
    if (word === "-c" || word === "-") return undefined;
    if (word === "-W" || word === "-X") at++;
    else if (!word.startsWith("-")) return word;
  }
  return undefined;
}

function fileIn(code: string | undefined, folder: string, file: string): string | undefined {
  if (code === undefined || file === "" || normalize(join(folder, file)).startsWith("..")) return undefined;
  const path = join(code, folder, file);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}
