import type { AssetPath } from "../../model/asset.js";
import { literalText } from "../../model/literal-text.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { InputPort } from "../../model/port.js";
import { type InputValue, bindingText } from "../../model/value.js";
import type { Mask } from "../../secrets/secrets.js";
import { unreachable } from "../../util/unreachable.js";
import type { InputRecord } from "../job-record.js";

/** What the inputs of a job are, as its nodes see them: what is given, else the default; those that have neither are left out. */
export function inputsOfJob({ component, inputs }: PipelineJob, mask: Mask): Record<string, InputRecord> {
  return Object.fromEntries(
    Object.entries(component.inputs).flatMap(([name, port]) => {
      const found = recordOf(inputs[name], port);
      if (found === undefined) return [];
      return [[name, "path" in found ? found : { value: mask(found.value) }]];
    }),
  );
}

function recordOf(value: InputValue | undefined, port: InputPort): InputRecord | undefined {
  if (value === undefined) return port.default === undefined ? undefined : { value: literalText(port.default, port.kind) };
  switch (value.kind) {
    case "literal":
      return { value: literalText(value.value) };
    case "text":
      return { value: value.text };
    case "binding":
      return { value: bindingText(value.binding) };
    case "asset":
      return placeOf(value.asset.path);
    default:
      return unreachable(value);
  }
}

function placeOf(path: AssetPath): InputRecord {
  if (path.kind === "local") return { path: path.path };
  return { value: path.kind === "registered" ? path.id : path.uri };
}
