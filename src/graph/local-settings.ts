import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isLocalEnvironment, localEnvironments, type LocalSettings } from "../model/local-settings.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";

/** What a step says of runs on this machine. */
export function checkLocalSettings(
  { environment }: LocalSettings = {},
  { what, site }: { readonly what: string; readonly site: CallSite },
  { sink }: GraphContext,
): void {
  if (environment === undefined || isLocalEnvironment(environment)) return;
  const given: string = environment;
  const meant = didYouMean(given, localEnvironments);
  const hint = meant ? `did you mean "${meant}"?` : `it is one of: ${localEnvironments.join(", ")}`;
  sink.add(diagnosticAt(site, "AZML217", `"${given}" is no environment of this machine, in ${what}`, { focus: "environment", hint }));
}
