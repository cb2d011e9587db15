import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { armNamePattern } from "../model/name.js";
import type { Identity, JobService } from "../model/run-settings.js";
import type { GraphContext } from "./graph-context.js";
import { type Fields, readOptions } from "./option-reader.js";
import { identityFields } from "./read-step-settings.js";

const fields = {
  name: "string",
  displayName: "string",
  description: "string",
  experimentName: "string",
  tags: "object",
  compute: "string",
  defaultCompute: "string",
  defaultDatastore: "string",
  continueOnStepFailure: "boolean",
  forceRerun: "boolean",
  onInit: "string",
  onFinalize: "string",
  properties: "object",
  identity: identityFields,
  services: "object",
  outputs: "object",
} as const;

/** The options of `job()`, checked. */
export interface JobSettings {
  readonly name?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly experimentName?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly compute?: string;
  readonly defaultCompute?: string;
  readonly defaultDatastore?: string;
  readonly continueOnStepFailure?: boolean;
  readonly forceRerun?: boolean;
  readonly onInit?: string;
  readonly onFinalize?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly identity?: Identity;
  readonly services?: Readonly<Record<string, JobService>>;
  readonly outputs?: unknown;
}

/** The options of `job()`, and `more`; every mistake is reported. */
export function readJobOptions(given: unknown, site: CallSite, context: GraphContext, more: Fields = {}): JobSettings {
  const options: JobSettings = readOptions(given, { ...fields, ...more }, { what: "the job", code: "AZML226", site }, context.sink);
  if (options.name !== undefined && !armNamePattern.test(options.name)) {
    const hint = "letters, digits, - and _, at most 255 of them, starting with a letter or digit";
    context.sink.add(diagnosticAt(site, "AZML226", `"${options.name}" is no valid job name`, { focus: "name", hint }));
  }
  return options;
}
