import { isAssetKind, type PortKind } from "../../model/kind.js";
import { literalText } from "../../model/literal-text.js";
import { bindingText, type InputValue, type OutputSetting } from "../../model/value.js";
import { defined, type JsonObject } from "../json-object.js";
import { restInputMode, restOutputMode } from "../part/modes.js";
import type { ResolvedIds } from "../resolved-ids.js";

/** An input of a node: keys in snake case, every literal a text. */
export function nodeInputBody(value: InputValue, ids: ResolvedIds): JsonObject {
  switch (value.kind) {
    case "literal":
      return { job_input_type: "literal", value: value.text ?? literalText(value.value) };
    case "text":
      return { job_input_type: "literal", value: value.text };
    case "binding":
      return defined({
        job_input_type: "literal",
        value: value.text ?? bindingText(value.binding),
        mode: value.mode === undefined ? undefined : restInputMode[value.mode],
      });
    case "asset": {
      const { type, mode } = value.asset;
      return defined({ job_input_type: type, uri: ids.asset(value.asset), mode: mode === undefined ? undefined : restInputMode[mode] });
    }
  }
}

/** An output of a node about which something is said. Its type is the `declared` one unless the node states one. */
export function nodeOutputBody(setting: OutputSetting, declared: PortKind | undefined): JsonObject {
  const mode = setting.mode === undefined ? undefined : restOutputMode[setting.mode];
  const { name: assetName, version } = setting;
  if (setting.boundTo !== undefined) {
    return defined({ type: "literal", value: `\${{parent.outputs.${setting.boundTo}}}`, mode, name: assetName, version });
  }
  // Outputs of a primitive kind are sent as folders, too.
  return defined({
    job_output_type: setting.type ?? (isAssetKind(declared) ? declared : "uri_folder"),
    uri: setting.path,
    mode,
    name: assetName,
    version,
  });
}
