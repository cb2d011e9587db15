import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { programsOf } from "./make-venv.js";
import type { ReadyVenv } from "./environments.js";

/** Most bytes of a program's script: more is a program of another kind. */
const longestScript = 100_000;

/**
 * Makes a Python environment of a node's own in `folder`, on top of one that many nodes share: what the shared one has is found after what this one has.
 * A node that installs packages, whether its command, its script or a program of theirs does it, leaves the shared one as it is; `pip` finds
 * a package of it installed elsewhere and puts another version before it.
 *
 * Made by hand, and not by `python -m venv`, since that takes half a second: a venv is its `pyvenv.cfg` beside the folder of a link to Python (PEP 405).
 */
export function layeredVenv(shared: ReadyVenv, folder: string): ReadyVenv {
  rmSync(folder, { recursive: true, force: true });
  const programs = programsOf(folder);
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(folder, "pyvenv.cfg"), readFileSync(join(shared.folder, "pyvenv.cfg")));
  layPackages(shared.folder, folder);
  for (const name of readdirSync(shared.programs)) layProgram(name, shared, folder);
  // Data that packages look for below the environment: kernels of Jupyter, settings.
  for (const name of ["share", "etc"]) mirror(join(shared.folder, name), join(folder, name));
  // Programs of Windows know where they were made.
  const path = process.platform === "win32" ? [programs, shared.programs].join(delimiter) : programs;
  return { kind: "venv", folder, programs: path };
}

/** The folders that packages are in: `lib/python3.11/site-packages`. */
function layPackages(shared: string, folder: string): void {
  const places =
    process.platform === "win32"
      ? ["Lib"]
      : readdirSync(join(shared, "lib"))
          .filter((name) => /^(?:python|pypy)/.test(name))
          .map((name) => join("lib", name));
  for (const place of places) {
    const packages = join(folder, place, "site-packages");
    mkdirSync(packages, { recursive: true });
    // Not the path alone: there may be further files like this one in it.
    const line = `import site; site.addsitedir(${JSON.stringify(join(shared, place, "site-packages"))})\n`;
    writeFileSync(join(packages, "_azml_shared.pth"), line);
  }
  if (existsSync(join(shared, "lib64"))) symlinkSync("lib", join(folder, "lib64"));
}

function layProgram(name: string, shared: ReadyVenv, folder: string): void {
  const from = join(shared.programs, name);
  const to = join(programsOf(folder), name);
  const stats = lstatSync(from);
  if (stats.isDirectory()) return;
  if (process.platform === "win32") return /^pythonw?\.exe$/i.test(name) ? copyFileSync(from, to) : undefined;
  if (/^(?:python|pypy)[\d.]*$/.test(name)) {
    // A link past the shared one: Python looks for `pyvenv.cfg` where a link to it lies.
    return symlinkSync(stats.isSymbolicLink() ? linkOf(from, shared.programs, name) : from, to);
  }
  const text = stats.isFile() && stats.size < longestScript ? readFileSync(from, "latin1") : "";
  if (!text.includes(shared.folder)) return symlinkSync(from, to);
  writeFileSync(to, ofOwn(text, shared.folder, folder), "latin1");
  chmodSync(to, stats.mode & 0o777);
}

/** `python3` is a link to its neighbour `python`, and that to a Python elsewhere. */
function linkOf(from: string, programs: string, name: string): string {
  const target = readlinkSync(from);
  return target.includes("/") ? resolve(programs, target) : name === target ? from : target;
}

/** A script that begins with the node's own Python. The first line of a script has a limit, and takes no path with spaces: sh has none. */
function ofOwn(text: string, shared: string, folder: string): string {
  const [first = ""] = text.split("\n", 1);
  const rest = text.slice(first.length);
  const program = /^#!(\S+)\s*$/.exec(first)?.[1]?.replace(shared, folder);
  if (program === undefined) return text.replaceAll(shared, folder);
  return `#!/bin/sh\n'''exec' "${program}" "$0" "$@"\n' '''${rest}`;
}

/** Folders anew, files as links: what is written among them is the node's own, and programs that replace a file replace the link. */
function mirror(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) mirror(source, target);
    else symlinkSync(source, target);
  }
}
