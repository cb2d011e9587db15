import type { Literal, PortKind } from "../../../model/kind.js";
import { assetKinds, primitiveKinds } from "../../../model/kind.js";
import { parseLiteral } from "../../../model/literal-text.js";
import type { InputPort, InputPorts, OutputPort, OutputPorts } from "../../../model/port.js";
import { compact } from "../../../util/compact.js";
import { restInputMode, restOutputMode } from "../../part/modes.js";
import { BodyReader, expectMap, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

/** `path` is an old word for a file or folder. */
const portTypes = sameWords([...assetKinds, ...primitiveKinds, "path"]);

export function readInputPorts(value: BodyValue | undefined): InputPorts {
  return readPorts(value, "inputs", readInputPort);
}

export function readOutputPorts(value: BodyValue | undefined): OutputPorts {
  return readPorts(value, "outputs", readOutputPort);
}

function readPorts<Port>(value: BodyValue | undefined, side: string, read: (reader: BodyReader) => Port | undefined): Record<string, Port> {
  if (value === undefined) return {};
  expectMap(value, `"${side}"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const port = read(new BodyReader(given, "a port"));
      return port === undefined ? [] : [[name, port]];
    }),
  );
}

function readInputPort(reader: BodyReader): InputPort | undefined {
  const stated = readKind(reader);
  if (stated === undefined) return undefined;
  const port = {
    ...stated,
    ...compact({
      description: reader.string("description"),
      intellectualProperty: reader.map("intellectual_property"),
      optional: reader.boolean("optional"),
      default: readLiteral(reader, "default", stated.kind),
      min: readBound(reader, "min", stated.kind),
      max: readBound(reader, "max", stated.kind),
      enum: reader.stringList("enum"),
      mode: reader.oneOf("mode", restInputMode),
    }),
  };
  reader.close();
  return port;
}

function readOutputPort(reader: BodyReader): OutputPort | undefined {
  const stated = readKind(reader);
  if (stated === undefined) return undefined;
  // Where it is sent, it says once more that a port of a primitive kind is a control output.
  reader.skip(["is_control"]);
  const early = reader.boolean("early_available");
  const port = {
    ...stated,
    ...compact({
      description: reader.string("description"),
      intellectualProperty: reader.map("intellectual_property"),
      mode: reader.oneOf("mode", restOutputMode),
      earlyAvailable: early === true ? (true as const) : undefined,
    }),
  };
  reader.close();
  return port;
}

function readKind(reader: BodyReader): Pick<InputPort, "kind" | "legacyPath"> | undefined {
  const place = reader.require("type");
  const kind = place && readWord(place, portTypes);
  return kind === "path" ? { kind: "uri_folder", legacyPath: true } : kind && { kind };
}

/** Defaults and bounds are texts. */
function readLiteral(reader: BodyReader, key: string, kind: PortKind): Literal | undefined {
  const value = reader.get(key);
  if (value === undefined) return undefined;
  const literal = value.text === undefined ? undefined : parseLiteral(value.text, kind);
  if (literal === undefined) value.report("AZML616", `${value.describe()} is no value of kind ${kind}`);
  return literal;
}

function readBound(reader: BodyReader, key: string, kind: PortKind): number | undefined {
  const literal = readLiteral(reader, key, kind === "integer" ? "integer" : "number");
  return typeof literal === "number" ? literal : undefined;
}
