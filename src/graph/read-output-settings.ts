import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { assetNamePattern } from "../model/name.js";
import { assetKinds, isAssetKind } from "../model/kind.js";
import { isOutputMode, outputModes } from "../model/mode.js";
import type { OutputSetting } from "../model/value.js";
import { compact } from "../util/compact.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { isPlainObject, readOptions } from "./option-reader.js";
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
    if (!shape && open) settings.set(key, readOne(value, key, what, site, context));
    else if (!shape) {
      const known = shapes.map((output) => output.property);
      const meant = didYouMean(key, known);
      const hint = meant ? `did you mean "${meant}"?` : `outputs are: ${known.join(", ") || "none"}`;
      context.sink.add(diagnosticAt(site, "AZML218", `${what} has no output "${key}" to set`, { focus: key, hint }));
    } else if (value !== undefined) settings.set(shape.wire, readOne(value, key, what, site, context));
  }
  return settings;
}

function readOne(given: unknown, key: string, what: string, site: CallSite, context: GraphContext): OutputSetting {
  const place = `output "${key}" of ${what}`;
  const { mode, type, ...rest } = readOptions(
    given,
    { type: "string", mode: "string", path: "string", name: "string", version: "string", description: "string" },
    { what: place, code: "AZML217", site },
    context.sink,
  ) as Record<string, string | undefined>;
  const complain = (message: string, focus: string, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML217", `${place}: ${message}`, { focus, hint }));
  if (mode !== undefined && !isOutputMode(mode)) complain(`"${mode}" is no output mode`, "mode", `modes are: ${outputModes.join(", ")}`);
  if (type !== undefined && !isAssetKind(type)) complain(`"${type}" is no kind of asset`, "type", `kinds are: ${assetKinds.join(", ")}`);
  if (rest.version !== undefined && rest.name === undefined)
    complain("a version without a name", "version", "say the name it is registered under, too");
  if (rest.name !== undefined && !assetNamePattern.test(rest.name)) {
    complain(`"${rest.name}" is no valid name`, "name", "letters, digits, - and _, at most 255 of them");
  }
  return compact({ type: isAssetKind(type) ? type : undefined, ...rest, mode: isOutputMode(mode) ? mode : undefined });
}
