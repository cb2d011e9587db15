import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isPrimitiveKind } from "../../model/kind.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { OutputSettings } from "../../model/value.js";
import { ownComponent } from "../../model/own-component.js";
import { datastorePath, fillMacros } from "./datastore-path.js";
import type { OutputResolver, Producer } from "./resolve-output.js";
import type { LocalPlace, RunPlan } from "./run-plan.js";
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
  place: LocalPlace,
  problems: DiagnosticSink,
): RunPlan["outputPaths"] {
  const paths = new Map<number, Map<string, string>>();
  const look = (settings: OutputSettings, where: string, producerOf: (output: string) => Producer | undefined): void => {
    for (const [output, { path: written }] of Object.entries(settings)) {
      const producer = written === undefined ? undefined : producerOf(output);
      if (written === undefined || !producer) continue;
      const at = `${where}outputs.${output}.path`;
      const found = outputPath(job, output, written, place);
      if (found && "code" in found) problems.add({ severity: "error", path: at, ...found });
      else if (!found || isControlOutput(producer)) {
        const message = `output "${output}" stays in the folder of the run; its path "${written}" is used on submission only`;
        problems.add({ code: "AZML540", severity: "warning", path: at, message });
      } else {
        const ofNode = paths.get(producer.leaf.index) ?? new Map<string, string>();
        paths.set(producer.leaf.index, ofNode.set(producer.output, found.path));
      }
    }
  };
  for (const leaf of expansion.leaves) look(leaf.node.outputs, `${leaf.place}.`, (output) => ({ leaf, output }));
  // Outer pipelines come first, and have the last word.
  for (const scope of expansion.scopes.toReversed()) {
    look(scope.outputSettings, scope.jobsPath.replace(/jobs$/, ""), (output) => resolver.ofPipeline(scope, output));
  }
  return paths;
}

function outputPath(
  job: PipelineJob,
  output: string,
  written: string,
  { jobName, datastores }: LocalPlace,
): ReturnType<typeof datastorePath> {
  const macros = { name: jobName, output_name: output, default_datastore: job.settings.defaultDatastore ?? "workspaceblobstore" };
  if (!/^azureml:/i.test(written)) return undefined;
  const filled = fillMacros(written, macros);
  return typeof filled === "string" ? datastorePath(filled, datastores) : filled;
}

function isControlOutput({ leaf, output }: Producer): boolean {
  const port = ownComponent(leaf.node)?.outputs[output];
  return port !== undefined && isPrimitiveKind(port.kind);
}
