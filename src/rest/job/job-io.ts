import { literalText } from "../../model/literal-text.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { bindingText, type InputValue, type OutputSetting } from "../../model/value.js";
import { defined, type JsonObject, mapValues } from "../json-object.js";
import { restInputMode, restOutputMode } from "../part/modes.js";
import type { ResolvedIds } from "../resolved-ids.js";

/** `inputs` of a pipeline job: what it was given, and the declared defaults of what it was not. Empty texts are left out, as the service asks. */
export function jobInputsBody(job: PipelineJob, ids: ResolvedIds): JsonObject {
  const given = mapValues(job.inputs, (value) => jobInputBody(value, ids));
  const defaults = mapValues(job.component.inputs, (port, name) => {
    if (port.default === undefined || name in job.inputs || job.runs !== undefined) return undefined;
    return { jobInputType: "literal", value: literalText(port.default, port.kind === "number" ? undefined : port.kind) };
  });
  return Object.fromEntries(Object.entries({ ...given, ...defaults }).filter(([, body]) => (body as JsonObject)["value"] !== ""));
}

/** One input of a job. */
export function jobInputBody(value: InputValue, ids: ResolvedIds): JsonObject {
  switch (value.kind) {
    case "literal":
      return { jobInputType: "literal", value: value.text ?? literalText(value.value) };
    case "text":
      return { jobInputType: "literal", value: value.text };
    case "binding":
      return { jobInputType: "literal", value: value.text ?? bindingText(value.binding) };
    case "asset": {
      const { type, mode } = value.asset;
      return defined({ jobInputType: type, uri: ids.asset(value.asset), mode: mode === undefined ? undefined : restInputMode[mode] });
    }
  }
}

/** `outputs` of a pipeline job: every output of the pipeline, and what the job says of it. */
export function jobOutputsBody(job: PipelineJob): JsonObject {
  const names = new Set([...Object.keys(job.component.outputs), ...Object.keys(job.outputs)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const setting = job.outputs[name] ?? {};
      return [name, jobOutputBody({ ...setting, type: setting.type ?? job.component.outputs[name]?.kind ?? "uri_folder" })];
    }),
  );
}

/** One output of a job. */
export function jobOutputBody(setting: OutputSetting): JsonObject {
  return defined({
    jobOutputType: setting.type ?? "uri_folder",
    uri: setting.path,
    mode: setting.mode === undefined ? undefined : restOutputMode[setting.mode],
    assetName: setting.name,
    assetVersion: setting.version,
    description: setting.description,
  });
}
