import { LineCounter, parseDocument } from "yaml";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { type Override, overrideKeys, overrideText } from "../model/override.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { compact } from "../util/compact.js";
import { readJobHead } from "./part/read-job-head.js";
import { applyOverrides } from "./source/apply-overrides.js";
import { MapReader } from "./source/map-reader.js";
import { YamlValue } from "./source/yaml-value.js";

/**
 * A job that does not come from YAML with some of its keys changed, each read as the YAML of a pipeline job has it: names, texts, `compute`,
 * `identity`, `tags`, `properties` and `settings`. Nodes and ports are the program's own; naming one is an AZML719.
 *
 * @example
 * overrideJob(job, [{ path: "settings.default_compute", text: "azureml:gpu" }], sink)
 */
export function overrideJob(job: PipelineJob, overrides: readonly Override[], sink: DiagnosticSink): PipelineJob {
  if (overrides.length === 0) return job;
  const [theProgram, theJob] = [overrides.filter(isOfProgram), overrides.filter((one) => !isOfProgram(one))];
  for (const override of theProgram) {
    const message = `${overrideText(override)}: nodes and ports of a job in TypeScript are what its code says`;
    const hint = "give the pipeline an input for it, and set that: --set inputs.NAME=VALUE";
    sink.add({ code: "AZML719", severity: "error", message, hint });
  }
  const lines = new LineCounter();
  const document = parseDocument("{}", { schema: "failsafe", version: "1.1", lineCounter: lines });
  const aliases = new Map<never, never>();
  const put = applyOverrides(document, aliases, theJob, sink);
  const root = new YamlValue({ file: job.location?.file ?? "", aliases, lines, sink, overrides: put }, document.contents);
  const reader = new MapReader(root, "the job");
  const { settings, tags, properties, ...rest } = readJobHead(reader);
  reader.close();
  return {
    ...job,
    ...rest,
    settings: { ...job.settings, ...settings },
    ...compact({
      tags: tags && { ...job.tags, ...tags },
      properties: properties && { ...job.properties, ...properties },
    }),
  };
}

function isOfProgram(override: Override): boolean {
  return ["component", "inputs", "jobs", "outputs"].includes(overrideKeys(override)[0] ?? "");
}
