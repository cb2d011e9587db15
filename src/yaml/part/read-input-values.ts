import path from "node:path";
import { assetPath } from "../../model/asset-path.js";
import { assetKinds, type AssetKind } from "../../model/kind.js";
import type { InputMode } from "../../model/mode.js";
import type { InputValue, InputValues } from "../../model/value.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe, expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readInputText } from "./read-binding.js";
import { byName } from "../../util/by-name.js";

const modes: readonly InputMode[] = ["ro_mount", "download", "direct"];
const tableModes: readonly InputMode[] = [...modes, "eval_mount", "eval_download"];

/** Is there a pipeline around, whose ports a text may name? In a job of one step a text is a text. */
type Surroundings = "pipeline" | "none";

/** `inputs:` of a job or a node. */
export function readInputValues(value: YamlValue | undefined, around: Surroundings = "pipeline"): InputValues {
  const inputs = byName<InputValue>();
  if (value === undefined) return inputs;
  expectMap(value, `"inputs"`);
  for (const [name, given] of value.entries()) {
    const input = readInputValue(given, around);
    if (input !== undefined) inputs[name] = input;
  }
  return inputs;
}

function readInputValue(value: YamlValue, around: Surroundings): InputValue | undefined {
  if (value.isMap) return readInputMap(value, around);
  const literal = value.literal;
  if (literal === undefined) {
    value.report("AZML408", `an input needs a value, a binding or a map with "path", not ${describe(value)}`);
    return undefined;
  }
  return typeof literal.value === "string" && around === "pipeline" ? readInputText(value, literal.value) : { kind: "literal", ...literal };
}

/** A table: a binding, or a map as for any input, of the type `mltable` unless it says another. */
export function readTableInput(value: YamlValue): InputValue | undefined {
  if (value.isMap) return readInputMap(value, "pipeline", "mltable");
  const text = value.string;
  if (text === undefined) {
    value.report("AZML408", `a table needs a binding or a map with "path", not ${describe(value)}`);
    return undefined;
  }
  return readInputText(value, text);
}

/** `{ type, path, mode }` for an asset or a binding, `{ value }` for a literal. */
function readInputMap(value: YamlValue, around: Surroundings, unsaid: AssetKind = "uri_folder"): InputValue | undefined {
  const reader = new MapReader(value, "an input");
  const literal = reader.get("value");
  if (literal !== undefined) {
    reader.close();
    return readInputValue(literal, around);
  }
  const type = reader.oneOf("type", assetKinds, { anyCase: true });
  const mode = reader.oneOf("mode", type === "mltable" || type === undefined ? tableModes : modes, { anyCase: true });
  const datastore = reader.string("datastore");
  reader
    .get("path_on_compute")
    ?.reportKey("AZML410", `"path_on_compute" has no effect: azure-ai-ml does not send it either`, { severity: "warning" });
  const place = reader.require("path");
  const written = reader.string("path");
  reader.close();
  if (place === undefined || written === undefined) return undefined;
  const text = readInputText(place, written);
  if (text === undefined) return undefined;
  if (text.kind === "binding") return { ...text, ...compact({ mode }) };
  if (text.kind === "text" && !/^azureml:|:\/\//.test(written)) return text;
  return {
    kind: "asset",
    asset: {
      type: type ?? unsaid,
      path: assetPath(withoutFilePrefix(written), path.dirname(place.file)),
      ...compact({ mode, datastore }),
    },
  };
}

/** `file:./data` is a way of writing `./data`. */
function withoutFilePrefix(written: string): string {
  return /^file:(?!\/\/)/.test(written) ? written.slice("file:".length) : written;
}
