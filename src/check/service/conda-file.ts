import type { Json } from "../../model/environment.js";
import { isMap } from "../../util/is-map.js";

/** A package that a conda file asks for. */
export interface CondaPackage {
  /** In lower case: `scikit-learn`. */
  readonly name: string;
  /** What follows the name: `=1.5`, `>=3`, or nothing. */
  readonly version: string;
}

/** A conda file, as far as one can be made out. */
export interface CondaFile {
  readonly channels: readonly string[];
  /** Packages that conda installs. */
  readonly packages: readonly CondaPackage[];
  /** Lines of the pip section; undefined without one. */
  readonly pip: readonly string[] | undefined;
}

/**
 * Reads a conda file leniently: what is no package is left out, and told elsewhere.
 *
 * @example
 * condaFile({ dependencies: ["python=3.11", { pip: ["mlflow"] }] })
 * // { channels: [], packages: [{ name: "python", version: "=3.11" }], pip: ["mlflow"] }
 */
export function condaFile(conda: Json): CondaFile {
  const listOf = (key: string): readonly Json[] => {
    const list = isMap(conda) ? conda[key] : undefined;
    return Array.isArray(list) ? list : [];
  };
  const packages: CondaPackage[] = [];
  let pip: string[] | undefined;
  for (const entry of listOf("dependencies")) {
    if (typeof entry === "string") {
      const found = packageOf(entry.replace(/^[^\s=<>!~]*::/, ""));
      if (found) packages.push(found);
    } else if (isMap(entry) && Array.isArray(entry["pip"])) pip = [...(pip ?? []), ...entry["pip"].map(String)];
  }
  return { channels: listOf("channels").map(String), packages, pip };
}

/** A package as conda and pip write one; extras and markers do not count. Undefined for options and files. */
export function packageOf(line: string): CondaPackage | undefined {
  const [, name, rest = ""] = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(line.trim()) ?? [];
  if (name === undefined || rest.startsWith("@") || /[\\/:]/.test(rest)) return undefined;
  return { name: name.toLowerCase(), version: rest.replace(/\s*[;#].*$/, "").trim() };
}
