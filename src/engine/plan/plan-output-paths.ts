import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isPrimitiveKind } from "../../model/kind.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { datastorePath, fillMacros } from "./datastore-path.js";
import { outputKind, outputSettings } from "./output-settings.js";
import type { OutputResolver, Producer } from "./resolve-output.js";
import type { PlanPlace, RunPlan } from "./run-plan.js";
import type { Expansion } from "./scope.js";

/**
 * Which outputs go to a datastore, by the `path` of their settings. What a pipeline says of its output wins over what the node
 * that writes it says, and what the job says over both, as on Azure ML.
 *
 * Problems go to the sink: errors, and a warning (AZML540) for a path that a local run can make nothing of.
 */
export function planOutputPaths(
  job: PipelineJob,
  expansion: Expansion,
  resolver: OutputResolver,
  place: PlanPlace,
  problems: DiagnosticSink,
): RunPlan["outputPaths"] {
  const paths = new Map<number, Map<string, string>>();
  for (const { output, setting, place: where, producer } of outputSettings(expansion, resolver)) {
    const { path: written } = setting;
    if (written === undefined) continue;
    const at = `${where}.path`;
    const found = outputPath(job, output, written, place);
    if (found && "code" in found) problems.add({ severity: "error", path: at, ...found });
    else if (!found || controlOutput(producer)) {
      const message = `output "${output}" stays in the folder of the run; its path "${written}" is used on submission only`;
      problems.add({ code: "AZML540", severity: "warning", path: at, message });
    } else {
      const ofNode = paths.get(producer.leaf.index) ?? new Map<string, string>();
      paths.set(producer.leaf.index, ofNode.set(producer.output, found.path));
    }
  }
  return paths;
}

function outputPath(
  job: PipelineJob,
  output: string,
  written: string,
  { jobName, datastores }: PlanPlace,
): ReturnType<typeof datastorePath> {
  const macros = { name: jobName, output_name: output, default_datastore: job.settings.defaultDatastore ?? "workspaceblobstore" };
  if (!/^azureml:/i.test(written)) return undefined;
  const filled = fillMacros(written, macros);
  return typeof filled === "string" ? datastorePath(filled, datastores) : filled;
}

function controlOutput(producer: Producer): boolean {
  const kind = outputKind(producer);
  return kind !== undefined && isPrimitiveKind(kind);
}
