import type { CallSite } from "../../diagnostics/call-site.js";
import type { GraphContext } from "../graph-context.js";
import type { Fields } from "../options/field.js";
import { readOptions } from "../options/read-options.js";
import { checkNodeName } from "../read-step-settings.js";

/** The options of a branching or a loop: its name, and `fields`; every mistake is reported. */
export function readFlowOptions(
  given: unknown,
  fields: Fields,
  what: string,
  site: CallSite,
  context: GraphContext,
): { readonly name?: string; readonly [option: string]: unknown } {
  const options = readOptions(given, { name: "string", ...fields }, { what, code: "AZML217", site }, context.sink) as { name?: string };
  checkNodeName(options.name, site, context);
  return options;
}
