import type { Command } from "commander";

/** Options by which `az ml` takes what azml takes as its first argument, by the names of such arguments. */
const familiar: Readonly<Record<string, readonly string[]>> = {
  file: ["-f", "--file"],
  "file or name": ["-f", "--file", "-n", "--name"],
  job: ["-n", "--name"],
  name: ["-n", "--name"],
};

/** What to do in place of options of `az ml` that azml has not. */
const cures: Readonly<Record<string, string>> = {
  "--web": "azml prints the address of the job's page: open it",
  "--no-wait": "azml waits for a job only with --stream",
  "--query": "--json prints everything, for jq",
  "--output": "--json prints objects",
  "-o": "--json prints objects",
};

/**
 * The words of a command line with those of `az ml` understood: `job show -n NAME` and `run -f FILE` name the first argument. A command that has
 * such an option of its own keeps it.
 *
 * @example withArguments(program, ["job", "show", "-n", "ada"]) // ["job", "show", "ada"]
 */
export function withArguments(program: Command, words: readonly string[]): string[] {
  let command = program;
  let at = 0;
  for (let next = child(command, words[at]); next !== undefined; next = child(command, words[at])) {
    command = next;
    at++;
  }
  const names = familiar[command.registeredArguments[0]?.name() ?? ""] ?? [];
  const theirs = new Set(names.filter((name) => !command.options.some(({ short, long }) => short === name || long === name)));
  const before = words.slice(0, at);
  const given = words.slice(at);
  for (const [place, word] of given.entries()) {
    if (word === "--") break;
    const [name = "", value] = word.startsWith("--") ? word.split(/=(.*)/s) : [word];
    if (!theirs.has(name)) continue;
    const rest = given.toSpliced(place, value === undefined ? 2 : 1);
    const argument = value ?? given[place + 1];
    return argument === undefined ? [...words] : [...before, argument, ...rest];
  }
  return [...words];
}

/** What to do in place of an option that azml has not and `az ml` has; undefined for any other. */
export function cureOfOption(message: string): string | undefined {
  const [, option = ""] = /unknown option '([^'=]+)/.exec(message) ?? [];
  return cures[option];
}

function child(command: Command, word: string | undefined): Command | undefined {
  return command.commands.find((one) => one.name() === word);
}
