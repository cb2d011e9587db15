import { isAssetKind, type PortKind } from "../../model/kind.js";
import { literalText } from "../../model/literal-text.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import { bindingText, type InputValue, type OutputSetting } from "../../model/value.js";
import { relativePath } from "./relative-path.js";
import { ExactNumber, type Writable } from "./yaml-text.js";

/** What a job or node gives to an input. */
export function writeInputValue(value: InputValue, folder: string): Writable {
  switch (value.kind) {
    case "literal":
      return value.text === undefined || typeof value.value !== "number" ? writeLiteral(value.value) : new ExactNumber(value.text);
    case "text":
      return value.text;
    case "binding": {
      const text = value.text ?? bindingText(value.binding);
      return value.mode === undefined ? text : { path: text, mode: value.mode };
    }
    case "asset": {
      const { type, path, mode, datastore } = value.asset;
      const written = path.kind === "local" ? relativePath(folder, path.path) : path.kind === "remote" ? path.uri : prefixed(path.id);
      return { type, path: written, mode, datastore };
    }
  }
}

/** What a node says of an output, with the `declared` kind where it says none: YAML takes none from the component. */
export function writeNodeOutput(setting: OutputSetting, declared: PortKind | undefined): Writable {
  const typed = setting.boundTo !== undefined || setting.type !== undefined || !isAssetKind(declared);
  return writeOutputSetting(typed || Object.keys(setting).length === 0 ? setting : { ...setting, type: declared });
}

/** What a job or node says of an output; null when the output is only named. */
export function writeOutputSetting(setting: OutputSetting): Writable {
  const { boundTo, type, mode, path, name, version } = setting;
  const bound = boundTo === undefined ? undefined : `\${{parent.outputs.${boundTo}}}`;
  if (bound !== undefined && [type, mode, name, version].every((field) => field === undefined)) return bound;
  const written = { type, mode, path: bound ?? path, name, version };
  return Object.values(written).every((field) => field === undefined) ? null : written;
}

export function writeInputPort(port: InputPort): Writable {
  const number = (value: InputPort["default"]): Writable | undefined =>
    typeof value === "number" ? new ExactNumber(literalText(value, port.kind)) : value;
  return {
    type: port.legacyPath === true ? "path" : port.kind,
    description: port.description,
    intellectual_property: port.intellectualProperty,
    optional: port.optional,
    default: number(port.default),
    min: number(port.min),
    max: number(port.max),
    enum: port.enum,
    mode: port.mode,
  };
}

export function writeOutputPort(port: OutputPort): Writable {
  return {
    type: port.legacyPath === true ? "path" : port.kind,
    description: port.description,
    intellectual_property: port.intellectualProperty,
    mode: port.mode,
    early_available: port.earlyAvailable,
  };
}

/** An id of the workspace's, as YAML has it. */
export function prefixed(id: string): string {
  // azure-ai-ml reads no ARM id that ends in a label.
  const [, name, label] = /^(?:azureml:)?\/subscriptions\/.*\/(?:components|environments)\/([^/]+)\/labels\/([^/]+)$/i.exec(id) ?? [];
  if (name !== undefined) return `azureml:${name}@${label}`;
  return /^azureml:/i.test(id) ? id : `azureml:${id}`;
}

function writeLiteral(value: string | number | boolean): Writable {
  return typeof value === "number" ? new ExactNumber(literalText(value)) : value;
}

/** The map, or undefined when it is empty. */
export function nonEmpty(map: { readonly [key: string]: Writable | undefined }): Writable | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

export function mapEntries<T>(map: Readonly<Record<string, T>>, write: (value: T, name: string) => Writable): { [key: string]: Writable } {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, write(value, name)]));
}
