import type { Json } from "../../model/environment.js";
import { assetKinds, isPortKind, isPrimitiveKind, primitiveKinds, type Literal, type PortKind } from "../../model/kind.js";
import { floatText, parseLiteral } from "../../model/literal-text.js";
import { inputModes, outputModes } from "../../model/mode.js";
import { portNamePattern } from "../../model/name.js";
import type { InputPort, InputPorts, OutputPort, OutputPorts } from "../../model/port.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { MapReader } from "../source/map-reader.js";
import { expectMap } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";
import { byName } from "../../util/by-name.js";

const kinds: readonly PortKind[] = [...assetKinds, ...primitiveKinds];

/** `inputs:` of a component. */
export function readInputPorts(value: YamlValue | undefined): InputPorts {
  return readPorts(value, "inputs", readInputPort);
}

/** `outputs:` of a component. */
export function readOutputPorts(value: YamlValue | undefined, options: { readonly controlOutputs: boolean }): OutputPorts {
  return readPorts(value, "outputs", (port) => readOutputPort(port, options));
}

function readPorts<Port>(
  value: YamlValue | undefined,
  side: "inputs" | "outputs",
  read: (value: YamlValue) => Port | undefined,
): Readonly<Record<string, Port>> {
  const ports = byName<Port>();
  if (value === undefined) return ports;
  expectMap(value, `"${side}"`);
  const lower = new Map<string, string>();
  for (const [name, given] of value.entries()) {
    const twin = lower.get(name.toLowerCase());
    lower.set(name.toLowerCase(), name);
    if (!portNamePattern.test(name)) {
      given.reportKey("AZML425", `'${name}' is not a valid parameter name, must be composed letters, numbers, and underscores.`, {
        focus: name,
        hint: /^\d/.test(name) ? "it may not start with a digit" : `write ${name.replace(/[^\w.]/g, "_")}`,
      });
    } else if (twin !== undefined) {
      const message = `Invalid component ${side.slice(0, -1)} names '${name}' and '${twin}', which are equal ignore case.`;
      given.reportKey("AZML425", message, { focus: name });
    }
    if (given.isNull)
      given.reportKey("AZML408", `"${name}" has no value`, { focus: name, hint: `say its type: ${name}: { type: uri_folder }` });
    const port = given.isNull ? undefined : read(given);
    if (port !== undefined) ports[name] = port;
  }
  return ports;
}

function readInputPort(value: YamlValue): InputPort | undefined {
  const reader = new MapReader(value, "an input port");
  const stated = readKind(reader);
  if (stated === undefined) return undefined;
  const { kind } = stated;
  const primitive = isPrimitiveKind(kind);
  const port = {
    ...stated,
    ...compact({
      intellectualProperty: readIntellectualProperty(reader),
      description: reader.string("description"),
      optional: reader.boolean("optional"),
      default: primitive ? readDefault(reader, kind) : undefined,
      min: primitive ? readBound(reader, "min", kind) : undefined,
      max: primitive ? readBound(reader, "max", kind) : undefined,
      enum: primitive ? reader.stringList("enum") : undefined,
      mode: primitive ? undefined : reader.oneOf("mode", inputModes),
    }),
  };
  reader.close();
  return port;
}

function readOutputPort(value: YamlValue, options: { readonly controlOutputs: boolean }): OutputPort | undefined {
  const reader = new MapReader(value, "an output port");
  const stated = readKind(reader);
  if (stated === undefined) return undefined;
  const { kind } = stated;
  if (isPrimitiveKind(kind) && !options.controlOutputs) {
    reader
      .get("type")
      ?.report("AZML411", `only commands and pipelines have outputs of kind ${kind}`, { notes: [`kinds: ${assetKinds.join(", ")}`] });
  }
  const early = isPrimitiveKind(kind) ? reader.boolean("early_available") : undefined;
  // An output of a primitive kind is a control output; the key says it once more.
  reader.get("is_control");
  const port = {
    ...stated,
    ...compact({
      description: reader.string("description"),
      intellectualProperty: readIntellectualProperty(reader),
      mode: reader.oneOf("mode", outputModes),
      earlyAvailable: early === true ? (true as const) : undefined,
    }),
  };
  reader.close(isPrimitiveKind(kind) ? "warning" : "error");
  return port;
}

/** `intellectual_property:` of a component or a port. */
export function readIntellectualProperty(reader: MapReader): { readonly [key: string]: Json } | undefined {
  const value = reader.get("intellectual_property");
  if (value === undefined) return undefined;
  expectMap(value, `"intellectual_property"`);
  return value.isMap ? Object.fromEntries(value.entries().map(([key, item]) => [key, item.json()])) : undefined;
}

/** The kind; `path` is the old word for a file or folder. */
function readKind(reader: MapReader): Pick<InputPort, "kind" | "legacyPath"> | undefined {
  const value = reader.require("type");
  if (value === undefined) return undefined;
  const text = value.rawText;
  if (text === "path") return { kind: "uri_folder", legacyPath: true };
  if (isPortKind(text)) return { kind: text };
  const guess = didYouMean(text, kinds);
  value.report("AZML411", `"${text}" is not a kind of port`, {
    notes: [`kinds: ${kinds.join(", ")}`],
    ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
  });
  return undefined;
}

function readDefault(reader: MapReader, kind: PortKind): Literal | undefined {
  const value = reader.get("default");
  if (value === undefined) return undefined;
  // azure-ai-ml reads a number as a float before it asks for the kind: 10 is the text "10.0".
  const text = kind === "string" && value.type === "int" ? floatText(value.number ?? 0) : value.pythonText;
  const parsed = value.literal === undefined ? undefined : parseLiteral(text, kind);
  if (parsed === undefined) {
    value.report("AZML417", `${value.rawText === "" ? "this" : `"${value.rawText}"`} cannot be the default of a port of kind ${kind}`);
    return undefined;
  }
  // The SDK drops them: JSON has neither.
  return typeof parsed === "number" && !Number.isFinite(parsed) ? undefined : parsed;
}

function readBound(reader: MapReader, key: "min" | "max", kind: PortKind): number | undefined {
  const value = reader.get(key);
  if (value === undefined) return undefined;
  const parsed = kind === "integer" || kind === "number" ? parseLiteral(value.pythonText, kind) : undefined;
  if (typeof parsed === "number") return parsed;
  if (kind === "integer" || kind === "number") value.report("AZML417", `"${value.rawText}" cannot be the ${key} of a port of kind ${kind}`);
  else value.reportKey("AZML417", `a port of kind ${kind} has no ${key}`, { hint: `"${key}" is for numbers and integers` });
  return undefined;
}
