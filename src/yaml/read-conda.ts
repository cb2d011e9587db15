import { existsSync } from "node:fs";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { Json } from "../model/environment.js";
import { openYaml } from "./source/open-yaml.js";

/** The content of a conda file; undefined (and reported) when it cannot be read. */
export function readConda(file: string, sink: DiagnosticSink): Json | undefined {
  if (existsSync(file)) return openYaml(file, sink)?.json();
  sink.add({
    code: "AZML412",
    severity: "error",
    message: `there is no conda file ${file}`,
    hint: "the path is relative to the file it is written in",
  });
  return undefined;
}
