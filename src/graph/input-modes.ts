import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { aKind, isPrimitiveKind } from "../model/kind.js";
import { type InputMode, inputModes } from "../model/mode.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { isPlainObject } from "./options/describe.js";
import { oneOf } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { type ComponentShape, flatInputs } from "./shape.js";

/** Reads `{ inputs: { data: { mode } } }` of a step; by wire name. */
export function readInputModes(
  given: unknown,
  shape: ComponentShape,
  what: string,
  site: CallSite,
  context: GraphContext,
): Map<string, InputMode> {
  const modes = new Map<string, InputMode>();
  if (!isPlainObject(given)) return modes;
  const known = flatInputs(shape.inputs);
  const complain = (message: string, focus: string, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML217", message, { focus, hint }));
  for (const [key, value] of Object.entries(given)) {
    const input = known.find(({ property }) => property === key);
    const wire = input?.wire ?? (shape.open ? key : undefined);
    if (wire === undefined) {
      const names = known.map(({ property }) => property);
      const meant = didYouMean(key, names);
      complain(
        `${what} has no input "${key}" to set`,
        key,
        meant ? `did you mean "${meant}"?` : `inputs are: ${names.join(", ") || "none"}`,
      );
      continue;
    }
    const place = `input "${key}" of ${what}`;
    const { mode } = readOptions(value, { mode: oneOf(inputModes) }, { what: place, code: "AZML217", site }, context.sink);
    if (mode === undefined) continue;
    if (input && isPrimitiveKind(input.port.kind))
      complain(`${place} is ${aKind(input.port.kind)}, which has no mode`, "mode", "remove the mode");
    else modes.set(wire, mode as InputMode);
  }
  return modes;
}
