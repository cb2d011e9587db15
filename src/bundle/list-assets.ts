import { runningFile } from "../model/location.js";
import { dirname, relative, resolve, sep } from "node:path";
import { existsSync } from "node:fs";
import picomatch from "picomatch";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import { filesBelow } from "./files-below.js";

/** What `assets` of a component lists, and where it stands. */
export interface Assets {
  readonly patterns: readonly string[];
  readonly location: SourceLocation;
}

/** The files that patterns stand for, relative to the source file. A folder stands for all that is in it. A pattern of nothing is reported. */
export function listAssets({ patterns, location }: Assets): {
  readonly files: readonly string[];
  readonly problems: readonly Diagnostic[];
} {
  const problems: Diagnostic[] = [];
  const files = patterns.flatMap((pattern) => {
    const { base, glob } = picomatch.scan(pattern);
    const folder = resolve(dirname(runningFile(location)), base);
    const below = existsSync(folder) ? filesBelow(folder) : [];
    const matches = glob === "" ? () => true : picomatch(glob, { dot: true });
    const found = below.filter((file) => matches(relative(folder, file).split(sep).join("/")));
    if (found.length > 0) return found;
    problems.push({
      code: "AZML811",
      severity: "error",
      message: `assets: there is no file ${pattern}`,
      location,
      focus: pattern,
      hint: "it is relative to the file that it stands in; ** stands for any folders",
    });
    return [];
  });
  return { files, problems };
}
