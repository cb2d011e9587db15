import { assetKinds } from "../../model/kind.js";
import { outputModes } from "../../model/mode.js";
import { assetNamePattern } from "../../model/name.js";
import type { OutputSetting, OutputSettings } from "../../model/value.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe, expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { boundOutput, reportLegacy } from "./read-binding.js";
import { byName } from "../../util/by-name.js";

/** `outputs:` of a job or a node. An output without settings (`model:` and nothing more) is there, and empty. */
export function readOutputSettings(value: YamlValue | undefined, owner: "job" | "node"): OutputSettings {
  const outputs = byName<OutputSetting>();
  if (value === undefined) return outputs;
  expectMap(value, `"outputs"`);
  for (const [name, given] of value.entries()) {
    const setting = readOutputSetting(given, owner);
    if (setting !== undefined) outputs[name] = setting;
  }
  return outputs;
}

function readOutputSetting(value: YamlValue, owner: "job" | "node"): OutputSetting | undefined {
  if (value.isNull) return owner === "job" ? {} : undefined;
  if (value.isMap) return readOutputMap(value, owner);
  const text = value.string;
  const boundTo = text === undefined ? undefined : boundOutput(text);
  if (owner === "node" && boundTo !== undefined) return { boundTo };
  if (text !== undefined && reportLegacy(value, text)) return undefined;
  if (owner === "node" && text?.includes("${{")) {
    value.report("AZML415", `${text} names no output of the pipeline`, { hint: "write ${{parent.outputs.<output>}}" });
    return undefined;
  }
  const wanted = owner === "node" ? "a binding such as ${{parent.outputs.model}}, or a map" : "a map";
  value.report("AZML408", `an output needs ${wanted} with "type", "mode" or "path", not ${describe(value)}`);
  return undefined;
}

/** azure-ai-ml reads no file with an output that cannot be registered as it says. */
function reportRegistration(value: YamlValue, { name, version }: OutputSetting): void {
  if (name === undefined && version !== undefined) value.report("AZML407", "Output name is required when output version is specified.");
  if (name === undefined || assetNamePattern.test(name)) return;
  value.report(
    "AZML416",
    `The output name ${name} can only contain alphanumeric characters, dashes and underscores, with a limit of 255 characters.`,
    { focus: name },
  );
}

function readOutputMap(value: YamlValue, owner: "job" | "node"): OutputSetting {
  const reader = new MapReader(value, "an output");
  const written = reader.string("path");
  const boundTo = written === undefined || owner === "job" ? undefined : boundOutput(written);
  const place = reader.get("path");
  if (written !== undefined && place !== undefined) reportLegacy(place, written);
  const type = reader.oneOf("type", assetKinds, { anyCase: true });
  const setting = compact({
    boundTo,
    // Of a node's output that says more than its binding azure-ai-ml takes no type from the component.
    type: type ?? (owner === "node" && boundTo === undefined ? ("uri_folder" as const) : undefined),
    mode: reader.oneOf("mode", outputModes, { anyCase: true }),
    path: boundTo === undefined ? written : undefined,
    name: reader.string("name"),
    version: reader.text("version"),
  });
  reader.close();
  reportRegistration(value, setting);
  return setting;
}
