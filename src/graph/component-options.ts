import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { ComponentRecord } from "../metadata/record.js";
import { snakeName } from "../model/name.js";
import type { Distribution, Resources } from "../model/run-settings.js";
import type { GraphContext } from "./graph-context.js";
import { isPlainObject } from "./options/describe.js";
import { filledText, ListOf, tags } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { distribution, resourceFields } from "./options/run-fields.js";

const common = {
  name: "string",
  version: ["string", "number"],
  displayName: "string",
  description: "string",
  tags,
  inputs: ["function"],
} as const;
const command = {
  ...common,
  isDeterministic: "boolean",
  environment: ["object", "string"],
  resources: resourceFields,
  distribution,
  assets: new ListOf(filledText),
} as const;
const pipeline = {
  ...common,
  experimentName: "string",
  compute: filledText,
  defaultCompute: filledText,
  defaultDatastore: filledText,
  continueOnStepFailure: "boolean",
  forceRerun: "boolean",
  onInit: "string",
  onFinalize: "string",
} as const;

/** The options of `@commandComponent` or `@pipeline`, checked. */
export interface ComponentOptions {
  readonly name?: string;
  readonly version?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly isDeterministic?: boolean;
  readonly environment?: unknown;
  readonly resources?: Resources;
  readonly distribution?: Distribution;
  readonly inputs?: unknown;
  readonly assets?: readonly string[];
  readonly experimentName?: string;
  readonly compute?: string;
  readonly defaultCompute?: string;
  readonly defaultDatastore?: string;
  readonly continueOnStepFailure?: boolean;
  readonly forceRerun?: boolean;
  readonly onInit?: string;
  readonly onFinalize?: string;
}

/** mldesigner's rule: "could only contains a-z, A-Z, 0-9 and '.-_'". */
const componentName = /^[A-Za-z0-9._-]+$/;

/** Reads and checks a decorator's options. The name falls back to that of the class or method. */
export function readComponentOptions(
  record: ComponentRecord,
  label: string,
  context: GraphContext,
): ComponentOptions & { readonly name: string } {
  const what = `@${record.decorator} of ${label}`;
  const fields = record.decorator === "pipeline" ? pipeline : command;
  const given = record.options;
  // An `inputs` that is there and undefined has a message of its own.
  const missing = isPlainObject(given) && "inputs" in given && given["inputs"] === undefined;
  const options = readOptions(given, fields, { what, code: "AZML116", site: record.site }, context.sink) as Omit<
    ComponentOptions,
    "version"
  > & { readonly version?: string | number };
  if (missing) {
    const hint = "an import ring leaves a class undefined while decorators run: give a thunk, inputs: () => TheClass";
    context.sink.add(diagnosticAt(record.site, "AZML103", `the option "inputs" of ${what} is undefined`, { focus: "inputs", hint }));
  }
  const name = options.name ?? snakeName(record.method?.name ?? label);
  checkComponentName(name, record.site, context);
  const { version, ...rest } = options;
  return { ...rest, name, ...(version !== undefined && { version: String(version) }) };
}

/** Reports a name that no component can have. */
export function checkComponentName(name: string, site: CallSite, context: GraphContext): void {
  if (componentName.test(name)) return;
  const hint = 'letters, digits, ".", "-" and "_"; say another with { name: "…" }';
  context.sink.add(diagnosticAt(site, "AZML113", `"${name}" is no valid component name`, { hint }));
}
