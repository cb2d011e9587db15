import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { Json } from "../../model/environment.js";
import { CondaProblem, pythonPackages } from "./conda-packages.js";
import type { ImagePackages } from "./image-packages.js";

/** The packages of a file that a user has named: a conda file (`.yml`, `.yaml`), else requirements. Its path is relative to the current folder. */
export function filePackages(file: string): ImagePackages | { readonly unknown: string } {
  const path = resolve(file);
  try {
    const text = readFileSync(path, "utf8");
    if (!/\.ya?ml$/i.test(file)) return { packages: { requirements: [`-r ${path}`], leftOut: [] } };
    return { packages: pythonPackages(parse(text) as Json, dirname(path)) };
  } catch (error) {
    if (error instanceof CondaProblem || error instanceof YAMLParseError)
      return { unknown: `no Python environment can be made of ${file}: ${error.message}` };
    return { unknown: `"${file}", which --env names, cannot be read: ${(error as Error).message}` };
  }
}
