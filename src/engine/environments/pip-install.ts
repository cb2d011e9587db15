/** What a command installs into the Python that it belongs to. */
export interface PipInstall {
  /** Lines of a requirements file, as they are written: packages, addresses, indexes. Files that they name are as they are written, too. */
  readonly requirements: readonly string[];
  /** Folders and files of packages that are not in an index: `.`, `./lib`. */
  readonly paths: readonly string[];
}

/** Options of pip that are lines of a requirements file as well. */
const alsoLines: Readonly<Record<string, string>> = {
  "-r": "-r",
  "--requirement": "-r",
  "--requirements": "-r",
  "-c": "-c",
  "--constraint": "-c",
  "-i": "--index-url",
  "--index-url": "--index-url",
  "--extra-index-url": "--extra-index-url",
  "-f": "--find-links",
  "--find-links": "--find-links",
};
/** Options with a value, which stands in a word of its own. */
const withValue = new Set([
  "-t",
  "--target",
  "--prefix",
  "--root",
  "--src",
  "--platform",
  "--python-version",
  "--abi",
  "--implementation",
  "--progress-bar",
  "--timeout",
  "--retries",
  "--trusted-host",
  "--cache-dir",
  "--proxy",
  "--log",
  "--no-binary",
  "--only-binary",
  "--upgrade-strategy",
  "--config-settings",
  "--cert",
  "--python",
  "-p",
  "--index-strategy",
]);

/**
 * What `pip install` and its relatives install; undefined when the words are no such command. Known are `pip`, `pip3`, `python -m pip`,
 * `uv pip`, whatever folder they lie in, and these after `conda run`.
 *
 * @example pipInstall(["python", "-m", "pip", "install", "-r", "req.txt", "six==1.16"]) // { requirements: ["-r req.txt", "six==1.16"], paths: [] }
 */
export function pipInstall(words: readonly string[]): PipInstall | undefined {
  const args = argumentsOf(withoutConda(words));
  if (args === undefined) return undefined;
  const requirements: string[] = [];
  const paths: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    const [option, joined] = word.startsWith("--") ? splitOnce(word) : [word];
    const line = alsoLines[option] ?? alsoLines[word.slice(0, 2)];
    if (line !== undefined && word.startsWith("-")) {
      const glued = joined ?? (word.startsWith("--") || word.length === 2 ? undefined : word.slice(2));
      requirements.push(`${line} ${glued ?? args[++at] ?? ""}`);
    } else if (option === "-e" || option === "--editable") {
      place(joined ?? args[++at] ?? "");
    } else if (withValue.has(option)) {
      if (joined === undefined) at++;
    } else if (!word.startsWith("-") && word !== "") {
      place(word);
    }
  }
  return { requirements, paths };

  function place(word: string): void {
    if (/^\.{0,2}\/|^\.{1,2}$|^\.{0,2}\[|\.(?:whl|tar\.gz|zip)$/.test(word) && !/^[a-z+]+:\/\//.test(word)) paths.push(word);
    else requirements.push(word);
  }
}

/** The words after `pip install`. */
function argumentsOf(words: readonly string[]): readonly string[] | undefined {
  const [program = "", ...rest] = words;
  const name = program.replace(/^.*[\\/]/, "").replace(/\.exe$/, "");
  if (/^pip(?:\d(?:\.\d+)?)?$/.test(name)) return after(rest, "install");
  if (name === "uv" && rest[0] === "pip") return after(rest.slice(1), "install");
  if (!/^python(?:\d(?:\.\d+)?)?$/.test(name)) return undefined;
  const module = rest.indexOf("-m");
  return module >= 0 && rest.slice(0, module).every((word) => word.startsWith("-")) && rest[module + 1] === "pip"
    ? after(rest.slice(module + 2), "install")
    : undefined;
}

/** Options may stand before the subcommand. */
function after(words: readonly string[], subcommand: string): readonly string[] | undefined {
  const at = words.findIndex((word) => !word.startsWith("-"));
  return words[at] === subcommand ? words.slice(at + 1) : undefined;
}

/** `conda run -n name pip install six` → `pip install six`. */
function withoutConda(words: readonly string[]): readonly string[] {
  if (!/(?:^|\/)(?:conda|mamba|micromamba)$/.test(words[0] ?? "") || words[1] !== "run") return words;
  let at = 2;
  while (words[at]?.startsWith("-")) at += /^(?:-n|--name|-p|--prefix|--cwd)$/.test(words[at] ?? "") ? 2 : 1;
  return words.slice(at);
}

function splitOnce(word: string): [string, string?] {
  const at = word.indexOf("=");
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
