import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { JobOptions } from "../dsl/job.js";
import { armNamePattern } from "../model/name.js";
import type { GraphContext } from "./graph-context.js";
import { type Fields, filledText, properties, tags } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { identity, services } from "./options/run-fields.js";

const fields = {
  name: "string",
  displayName: "string",
  description: "string",
  experimentName: "string",
  tags,
  compute: filledText,
  defaultCompute: filledText,
  defaultDatastore: filledText,
  continueOnStepFailure: "boolean",
  forceRerun: "boolean",
  onInit: "string",
  onFinalize: "string",
  properties,
  identity,
  services,
  outputs: "object",
} as const;

/** The options of `job()`, checked; its outputs are read with the pipeline that declares them. */
export type JobSettings = Omit<JobOptions, "outputs"> & { readonly outputs?: unknown };

/** The options of `job()`, and `more`; every mistake is reported. */
export function readJobOptions(given: unknown, site: CallSite, context: GraphContext, more: Fields = {}): JobSettings {
  const options: JobSettings = readOptions(given, { ...fields, ...more }, { what: "the job", code: "AZML226", site }, context.sink);
  checkJobName(options.name, site, context);
  return options;
}

export function checkJobName(name: string | undefined, site: CallSite, context: GraphContext): void {
  if (name === undefined || armNamePattern.test(name)) return;
  const hint = "letters, digits, - and _, at most 255 of them, starting with a letter or digit";
  context.sink.add(diagnosticAt(site, "AZML226", `"${name}" is no valid job name`, { focus: "name", hint }));
}
