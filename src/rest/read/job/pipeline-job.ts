import { anonymousName } from "../../../model/anonymous.js";
import type { InputPorts, OutputPorts } from "../../../model/port.js";
import type { PipelineJob, PipelineSettings } from "../../../model/pipeline-job.js";
import type { InputValues, OutputSettings } from "../../../model/value.js";
import { compact } from "../../../util/compact.js";
import { readNodes } from "../node/nodes.js";
import { ownName } from "../part/compute.js";
import { readInputs } from "../part/input-value.js";
import { readOutputs } from "../part/output-setting.js";
import { readSource } from "../part/source.js";
import { BodyReader } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { type JobContext, readJobCommon } from "./job-common.js";

/**
 * A pipeline job. What is given to its inputs says of their ports only what can be seen of it: a body declares none. One that runs a component
 * names it by its id and has no nodes.
 */
export function readPipelineJobProperties(reader: BodyReader, context: JobContext): PipelineJob {
  const common = readJobCommon(reader, context);
  const inputs = readInputs(reader.get("inputs"), "job");
  const outputs = readOutputs(reader.get("outputs"));
  const component = reader.string("componentId");
  const settings = readSettings(reader.get("settings"), context);
  const job: PipelineJob = {
    kind: "pipeline_job",
    ...common,
    ...compact({
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      runs: component === undefined ? undefined : { kind: "reference" as const, id: component },
    }),
    settings: settings.settings,
    component: {
      kind: "pipeline",
      name: anonymousName,
      version: "1",
      inputs: inputPorts(inputs),
      outputs: outputPorts(outputs),
      isDeterministic: true,
      jobs: readNodes(reader.get("jobs"), context.workspace),
      source: settings.source,
    },
    inputs,
    outputs,
    source: settings.source,
  };
  reader.close();
  return job;
}

function readSettings(value: BodyValue | undefined, { workspace }: JobContext): Pick<PipelineJob, "settings" | "source"> {
  if (value === undefined) return { settings: {}, source: "YAML.JOB" };
  const reader = new BodyReader(value, `"settings"`);
  const own = (key: string, collection: "computes" | "datastores"): string | undefined => {
    const id = reader.string(key);
    return id === undefined ? undefined : ownName(id, collection, workspace);
  };
  const settings: PipelineSettings = compact({
    defaultCompute: own("default_compute", "computes"),
    defaultDatastore: own("default_datastore", "datastores"),
    continueOnStepFailure: reader.boolean("continue_on_step_failure"),
    forceRerun: reader.boolean("force_rerun"),
    onInit: reader.string("on_init"),
    onFinalize: reader.string("on_finalize"),
  });
  return { source: readSource(reader, "YAML.JOB"), settings: { ...settings, ...reader.extra() } };
}

function inputPorts(inputs: InputValues): InputPorts {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      value.kind === "asset" ? { kind: value.asset.type, ...compact({ mode: value.asset.mode }) } : { kind: "string" },
    ]),
  );
}

function outputPorts(outputs: OutputSettings): OutputPorts {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { type, mode }]) => [name, { kind: type ?? "uri_folder", ...compact({ mode }) }]),
  );
}
