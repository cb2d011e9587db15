import { existsSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { SourceLocation } from "../../model/location.js";
import { NodeFailure } from "../node-failure.js";
import { dataFiles } from "../parallel/data-files.js";
import type { InputPorts } from "../../model/port.js";
import type { InputSource } from "./run-plan.js";

/**
 * Refuses tables of this machine that a node of azml's own could not read, before anything is made for the run. What another node writes, or what
 * is downloaded, is seen when the node runs.
 */
export function checkTables(
  sources: ReadonlyMap<string, InputSource>,
  ports: InputPorts,
  { place, location }: { readonly place: string; readonly location: SourceLocation | undefined },
  problems: DiagnosticSink,
): void {
  for (const [input, source] of sources) {
    const kind = ports[input]?.kind;
    if (kind !== "mltable" || source.kind !== "path" || !existsSync(source.path)) continue;
    try {
      dataFiles(source.path, kind);
    } catch (error) {
      if (!(error instanceof NodeFailure)) throw error;
      const { code = "AZML553", message } = error.failure;
      const diagnostic: Diagnostic = {
        code,
        severity: "error",
        message,
        path: `${place}.inputs.${input}`,
        ...(location && { location }),
        focus: input,
      };
      problems.add(diagnostic);
    }
  }
}
