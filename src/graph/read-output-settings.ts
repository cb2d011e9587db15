import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { assetNamePattern } from "../model/name.js";
import { aKind, assetKinds, isPrimitiveKind, type PortKind } from "../model/kind.js";
import { outputModes } from "../model/mode.js";
import type { OutputSetting } from "../model/value.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { isPlainObject } from "./options/describe.js";
import { type Fields, filledText, oneOf } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import type { OutputShape } from "./shape.js";

/** Reads `{ outputs: { model: { mode, path, name, version } } }` of a step or job; by wire name. With `open`, of whatever output. */
export function readOutputSettings(
  given: unknown,
  shapes: readonly OutputShape[],
  what: string,
  site: CallSite,
  context: GraphContext,
  open?: true,
): Map<string, OutputSetting> {
  const settings = new Map<string, OutputSetting>();
  if (!isPlainObject(given)) return settings;
  for (const [key, value] of Object.entries(given)) {
    const shape = shapes.find((output) => output.property === key);
    if (!shape && open) settings.set(key, readOne(value, key, undefined, what, site, context));
    else if (!shape) {
      const known = shapes.map((output) => output.property);
      const meant = didYouMean(key, known);
      const hint = meant ? `did you mean "${meant}"?` : `outputs are: ${known.join(", ") || "none"}`;
      context.sink.add(diagnosticAt(site, "AZML218", `${what} has no output "${key}" to set`, { focus: key, hint }));
    } else if (value !== undefined) settings.set(shape.wire, readOne(value, key, shape.port.kind, what, site, context));
  }
  return settings;
}

/** An address, or a text whose value the service puts in. */
function isRemote(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(path) || path.includes("${{");
}

const fields = {
  type: oneOf(assetKinds),
  mode: oneOf(outputModes),
  path: filledText,
  name: "string",
  version: "string",
  description: "string",
} as const satisfies Fields;

function readOne(
  given: unknown,
  key: string,
  kind: PortKind | undefined,
  what: string,
  site: CallSite,
  context: GraphContext,
): OutputSetting {
  const place = `output "${key}" of ${what}`;
  const read: OutputSetting = readOptions(given, fields, { what: place, code: "AZML217", site }, context.sink);
  const complain = (message: string, focus: string, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML217", `${place}: ${message}`, { focus, hint }));
  for (const setting of ["type", "mode", "path"] as const) {
    if (read[setting] === undefined || kind === undefined || !isPrimitiveKind(kind)) continue;
    complain(`${aKind(kind)} has no ${setting}`, setting, `remove the ${setting}`);
  }
  if (read.path !== undefined && !isRemote(read.path)) {
    const hint = 'say where: "azureml://datastores/workspaceblobstore/paths/models"; locally that is a folder in .azml/datastores';
    complain(`"${read.path}" is no place in a datastore`, "path", hint);
  }
  if (read.version !== undefined && read.name === undefined)
    complain("a version without a name", "version", "say the name it is registered under, too");
  if (read.name !== undefined && !assetNamePattern.test(read.name)) {
    complain(`"${read.name}" is no valid name`, "name", "letters, digits, - and _, at most 255 of them");
  }
  return read;
}
