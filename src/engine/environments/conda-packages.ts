import { resolve } from "node:path";
import type { Json } from "../../model/environment.js";
import { leftOutPattern, pypiNames } from "./conda-names.js";
import { isMap } from "../../util/is-map.js";

/** What a conda file asks for, as pip is asked for it. */
export interface PythonPackages {
  /** Version of Python, as pip would write it: `3.10`, `>=3.9,<3.12`. Absent: any. */
  readonly python?: string;
  /** Version of pip, as pip would write it: `==20.2.*`. Absent: any. */
  readonly pip?: string;
  /** Lines of a requirements file. Files that they name are absolute. */
  readonly requirements: readonly string[];
  /** Packages that PyPI does not have, as the conda file has them. */
  readonly leftOut: readonly string[];
}

/** Why a conda file cannot be given to pip. */
export class CondaProblem extends Error {
  override readonly name = "CondaProblem";
}

/**
 * The Python packages of a conda file.
 *
 * Those of its pip section stand as they are. Of the others `python` names the version of Python, some are no Python packages and are left
 * out (compilers, CUDA, `lib…`, R), and the rest have the same name on PyPI, but for a few that are known to have another. Versions are
 * conda's: `=1.2` is any 1.2, `==1.2` exactly that one; builds and channels do not count.
 *
 * @param folder that the paths of requirements files start from
 * @throws CondaProblem when it is no conda file, or asks for what pip cannot be asked for
 * @example
 * pythonPackages({ dependencies: ["python=3.10", "numpy=1.26", { pip: ["mlflow==2.9.2"] }] }, "/home/ada")
 * // { python: "3.10", requirements: ["numpy==1.26.*", "mlflow==2.9.2"], leftOut: [] }
 */
export function pythonPackages(conda: Json, folder: string): PythonPackages {
  const dependencies = isMap(conda) ? conda["dependencies"] : undefined;
  if (!Array.isArray(dependencies)) throw new CondaProblem("the conda file has no list of dependencies");
  const requirements: string[] = [];
  const leftOut: string[] = [];
  let python: string | undefined;
  let pip: string | undefined;
  for (const entry of dependencies as readonly Json[]) {
    if (typeof entry !== "string") {
      requirements.push(...pipSection(entry).map((line) => withAbsoluteFile(line, folder)));
      continue;
    }
    const { name, version } = parseSpec(entry);
    if (name === "python") python = version.replace(/^==(\d+(?:\.\d+)*)(?:\.\*)?$/, "$1") || undefined;
    else if (name === "pip") pip = version || undefined;
    else if (leftOutPattern.test(name)) leftOut.push(entry);
    else requirements.push(`${pypiNames[name] ?? name}${version}`);
  }
  return { ...(python !== undefined && { python }), ...(pip !== undefined && { pip }), requirements, leftOut };
}

function pipSection(entry: Json): string[] {
  const lines = isMap(entry) ? entry["pip"] : undefined;
  if (!Array.isArray(lines))
    throw new CondaProblem(`${JSON.stringify(entry)} among the dependencies is neither a package nor a pip section`);
  return lines.map(String);
}

/** `-r ./more.txt` is relative to the file that it stands in, which for pip would be another. */
function withAbsoluteFile(line: string, folder: string): string {
  const [, option, file] = requirementsFile.exec(line) ?? [];
  return option === undefined || file === undefined ? line : `${option} ${resolve(folder, file)}`;
}

/** A line that names a further file: `-r more.txt`. */
export const requirementsFile = /^\s*(-r|--requirement|-c|--constraint)(?:\s*=\s*|\s+)(?:file:)?(.+?)\s*$/;

/** A package as conda writes it, with its version as pip does: `conda-forge::numpy=1.26=py310_0` → `numpy`, `==1.26.*`. */
function parseSpec(spec: string): { readonly name: string; readonly version: string } {
  const text = spec
    .replace(/^[^\s=<>!~]*::/, "")
    .replace(/\[.*\]$/, "")
    .trim();
  const [, name, rest = ""] = /^([A-Za-z0-9._-]+)\s*(.*)$/.exec(text) ?? [];
  if (name === undefined) throw new CondaProblem(`"${spec}" among the dependencies names no package`);
  return { name: name.toLowerCase(), version: pipVersion(rest, spec) };
}

function pipVersion(written: string, spec: string): string {
  if (written.includes("|")) throw new CondaProblem(`"${spec}" offers one version or another, which pip cannot be asked for`);
  // What follows the version is a build: `=1.26=py310_0`, `1.26.* py310_0`.
  const [version = ""] = written
    .replace(/^([=<>!~]+)\s+/, "$1")
    .replace(/,\s+/g, ",")
    .split(/\s+/);
  const parts = version.split(",").filter((part) => part !== "" && part !== "*");
  return parts.map((part) => pipPart(part, spec)).join(",");
}

function pipPart(part: string, spec: string): string {
  const [, sign = "", number = ""] = /^(==|>=|<=|!=|~=|=|<|>)?([0-9][\w.!+-]*?(?:\.?\*)?)(?:=[^=]*)?$/.exec(part) ?? [];
  if (number === "") throw new CondaProblem(`"${spec}" has a version that is none`);
  const open = number.replace(/\.?\*$/, "");
  const isOpen = open !== number;
  if (sign === "=" || (sign === "" && isOpen) || (sign === "==" && isOpen)) return `==${open}.*`;
  if (sign === "" || sign === "==") return `==${number}`;
  if (sign === "!=" && isOpen) return `!=${open}.*`;
  return `${sign}${open}`;
}
