import { literalText } from "../../model/literal-text.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import { defined, type JsonObject } from "../json-object.js";

/** An input in a component spec. Defaults and bounds are texts, those of a `number` port written as floats. */
export function inputPortSpec(port: InputPort): JsonObject {
  const text = (value: string | number | boolean | undefined): string | undefined =>
    value === undefined ? undefined : literalText(value, port.kind);
  return defined({
    type: port.legacyPath === true ? "path" : port.kind,
    description: port.description,
    intellectual_property: port.intellectualProperty,
    optional: port.optional,
    default: text(port.default),
    min: text(port.min),
    max: text(port.max),
    enum: port.enum,
    mode: port.mode,
  });
}

/** An output in a component spec. */
export function outputPortSpec(port: OutputPort): JsonObject {
  return defined({
    type: port.legacyPath === true ? "path" : port.kind,
    description: port.description,
    intellectual_property: port.intellectualProperty,
    mode: port.mode,
    early_available: port.earlyAvailable,
  });
}
