import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { parse } from "yaml";
import { dockerfileStages } from "../../model/dockerfile.js";
import type { Json } from "../../model/environment.js";
import { CondaProblem, type PythonPackages, pythonPackages, requirementsFile } from "./conda-packages.js";
import { pipInstall } from "./pip-install.js";
import { shellCommands } from "./shell-commands.js";

/** What a Dockerfile installs for Python. */
export interface DockerfilePackages {
  readonly base: string;
  readonly packages: PythonPackages;
  /** How many commands of it install Python packages. */
  readonly installs: number;
}

/**
 * The Python packages that a Dockerfile installs, as far as its commands say it: `pip install`, `conda env create -f FILE`, `conda install`.
 * Files that these name are taken from the build context, by the `COPY` that brought them. What else it runs is not looked at.
 *
 * @throws CondaProblem when there is no such file, or a conda file of it cannot be given to pip
 */
export function dockerfilePackages(context: string, dockerfile: string): DockerfilePackages {
  const file = join(context, dockerfile);
  if (!existsSync(file)) throw new CondaProblem(`there is no ${dockerfile} in ${context}`);
  const stage = dockerfileStages(readFileSync(file, "utf8")).at(-1);
  if (stage === undefined) throw new CondaProblem(`${dockerfile} begins with no image`);
  const found = new Found(context);
  for (const { name, text } of stage.instructions) {
    if (name === "WORKDIR") found.workdir = posix.join(found.workdir, text);
    else if (name === "COPY" || name === "ADD") found.copy(text);
    else if (name === "RUN") for (const words of shellCommands(withoutMounts(text))) found.run(words);
  }
  const { python, requirements, leftOut, installs } = found;
  return { base: stage.base, packages: { ...(python !== undefined && { python }), requirements, leftOut }, installs };
}

class Found {
  readonly #context: string;
  readonly #copies: { readonly from: string; readonly to: string }[] = [];
  workdir = "/";
  python: string | undefined;
  requirements: string[] = [];
  leftOut: string[] = [];
  installs = 0;

  constructor(context: string) {
    this.#context = context;
  }

  copy(text: string): void {
    if (/--from=/.test(text)) return;
    const words = text.startsWith("[") ? (parse(text) as string[]) : text.replace(/--\w+=\S+\s+/g, "").split(/\s+/);
    const target = words.at(-1) ?? "";
    const isFolder = /\/$|^\.\.?$/.test(target) || words.length > 2;
    for (const from of words.slice(0, -1)) {
      const path = join(this.#context, from);
      const isTree = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
      const to = posix.resolve(this.workdir, target);
      this.#copies.push({ from: path, to: isFolder && !isTree ? posix.join(to, basename(from)) : to });
    }
  }

  run(words: readonly string[]): void {
    if (words[0] === "cd" && words[1] !== undefined) this.workdir = posix.resolve(this.workdir, words[1]);
    const pip = pipInstall(words);
    if (pip) {
      this.installs++;
      this.requirements.push(...pip.requirements.map((line) => this.#withFile(line)));
      for (const path of pip.paths) {
        const found = this.#find(path.replace(/\[.*\]$/, ""));
        if (found === undefined) this.leftOut.push(path);
        else this.requirements.push(found);
      }
    }
    if (/(?:^|\/)(?:conda|mamba|micromamba)$/.test(words[0] ?? "")) this.#conda(words.slice(1));
  }

  #conda(words: readonly string[]): void {
    const file = words.findIndex((word) => word === "-f" || word === "--file");
    const named = file >= 0 ? words[file + 1] : /^--file=(.*)$/.exec(words.find((word) => word.startsWith("--file=")) ?? "")?.[1];
    const isEnv = words[0] === "env" && (words[1] === "create" || words[1] === "update");
    if (isEnv || ((words[0] === "create" || words[0] === "install") && named !== undefined && /\.ya?ml$/.test(named))) {
      const path = this.#find(named ?? "environment.yml");
      if (path === undefined)
        throw new CondaProblem(`its Dockerfile installs ${named ?? "environment.yml"}, which its build context does not have`);
      this.#add(parse(readFileSync(path, "utf8")) as Json, dirname(path));
    } else if (words[0] === "create" || words[0] === "install") {
      this.#add({ dependencies: condaSpecs(words.slice(1)) }, this.#context);
    }
  }

  #add(conda: Json, folder: string): void {
    const { python, requirements, leftOut } = pythonPackages(conda, folder);
    this.installs++;
    this.python = python ?? this.python;
    this.requirements.push(...requirements);
    this.leftOut.push(...leftOut);
  }

  #withFile(line: string): string {
    const [, option, file] = requirementsFile.exec(line) ?? [];
    if (option === undefined || file === undefined || /^https?:/.test(file)) return line;
    const found = this.#find(file);
    if (found === undefined) throw new CondaProblem(`its Dockerfile installs ${file}, which its build context does not have`);
    return `${option} ${found}`;
  }

  /** Where a file of the image lies in the build context: where it was copied from, else whatever has its name. */
  #find(file: string): string | undefined {
    const path = posix.resolve(this.workdir, file);
    for (const { from, to } of [...this.#copies].reverse()) {
      if (path === to && existsSync(from)) return from;
      if (path.startsWith(to === "/" ? to : `${to}/`)) {
        const below = join(from, posix.relative(to, path));
        if (existsSync(below)) return below;
      }
    }
    const name = basename(file);
    return /\.\w+$/.test(name) ? below(this.#context).find((one) => basename(one) === name) : undefined;
  }
}

/** What `conda install` is given to install: `conda install -y -c conda-forge numpy=1.26`. */
function condaSpecs(words: readonly string[]): string[] {
  const withValue = /^(?:-n|--name|-p|--prefix|-c|--channel|--solver|--file)$/;
  return words.filter((word, at) => !word.startsWith("-") && !withValue.test(words[at - 1] ?? ""));
}

function withoutMounts(text: string): string {
  if (text.startsWith("[")) return (parse(text) as string[]).join(" ");
  return text.replace(/^(?:--(?:mount|network|security)=\S+\s+)+/, "");
}

function below(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
}
