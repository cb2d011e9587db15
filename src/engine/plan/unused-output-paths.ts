import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { OutputSettings } from "../../model/value.js";
import type { Expansion } from "./scope.js";

/** A warning for each output that says where in a datastore it goes: a local run keeps outputs in its own folder. */
export function unusedOutputPaths(job: PipelineJob, expansion: Expansion): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const look = (outputs: OutputSettings, place: string): void => {
    for (const [output, { path }] of Object.entries(outputs)) {
      if (path === undefined) continue;
      warnings.push({
        code: "AZML540",
        severity: "warning",
        message: `output "${output}" stays in the folder of the run; its path "${path}" is used on submission only`,
        path: `${place}outputs.${output}.path`,
      });
    }
  };
  look(job.outputs, "");
  for (const leaf of expansion.leaves) look(leaf.node.outputs, `${leaf.place}.`);
  return warnings;
}
