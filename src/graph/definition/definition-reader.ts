import { anonymousName } from "../../model/anonymous.js";
import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import type { Code } from "../../model/code.js";
import type { ComponentCommon } from "../../model/component-common.js";
import { compact } from "../../util/compact.js";
import { checkComponentName } from "../component-options.js";
import type { GraphContext } from "../graph-context.js";
import { describe } from "../options/describe.js";
import { type Fields, tags as texts } from "../options/field.js";
import { readOptions } from "../options/read-options.js";
import type { ComponentShape, InputShape, OutputShape } from "../shape.js";
import { runSettings } from "../read-step-settings.js";
import type { StepSettings } from "../step-settings.js";
import { writtenPath } from "../written-path.js";
import { defineInputs, defineOutputs } from "./define-ports.js";

const common = {
  name: "string",
  version: "string",
  displayName: "string",
  description: "string",
  tags: texts,
  isDeterministic: "boolean",
  inputs: "any",
  outputs: "any",
} as const satisfies Fields;

/** A definition in data, read as far as every kind of component has it. */
export interface Definition {
  readonly written: WrittenDefinition;
  readonly common: ComponentCommon;
  readonly inputs: readonly InputShape[];
  readonly outputs: readonly OutputShape[];
  /** The options of its own kind. */
  readonly own: Readonly<Record<string, unknown>>;
  /** Of those, the ones that are settings of a run. */
  readonly settings: StepSettings;
}

/** Reads a definition; every unknown option and every value that does not fit is reported. */
export function readDefinition(written: WrittenDefinition, fields: Fields, context: GraphContext): Definition {
  const { definition, maker, site } = written;
  const place = { what: `${maker}()`, code: "AZML228" as const, site };
  const read = readOptions(definition, { ...common, ...fields }, place, context.sink);
  const { name, version, displayName, description, tags, isDeterministic, ...own } = read as Record<string, never>;
  const inputs = defineInputs(read["inputs"], written, context);
  const outputs = defineOutputs(read["outputs"], written, context);
  if (name !== undefined) checkComponentName(name, site, context);
  const location = site.location();
  return {
    written,
    common: compact({
      // azure-ai-ml's name and version for what its author gave none.
      name: name ?? anonymousName,
      version: version ?? (name === undefined ? "1" : undefined),
      displayName,
      description,
      tags,
      inputs: Object.fromEntries(inputs.flatMap((input) => ("port" in input ? [[input.wire, input.port]] : []))),
      outputs: Object.fromEntries(outputs.map(({ wire, port }) => [wire, port])),
      isDeterministic: isDeterministic ?? true,
      source: "BUILDER" as const,
      location,
    }),
    inputs,
    outputs,
    own,
    settings: runSettings(own),
  };
}

/** What a step of a defined component runs; `settings` are those of each of its nodes. */
export function definedShape(
  { written, common: { name, displayName, tags }, inputs, outputs }: Definition,
  component: ComponentShape["component"],
  settings: StepSettings,
): ComponentShape {
  const label = name === anonymousName ? `${written.maker}()` : name;
  const all = compact({ displayName, tags, ...settings });
  return { label, name, component, site: written.site, inputs, outputs, settings: all, statesOutputs: true };
}

/** `code`: a local path, or what the service can reach. */
export function readCode(given: unknown, { maker, site }: WrittenDefinition, context: GraphContext): Code | undefined {
  if (given === undefined) return undefined;
  const text = given instanceof URL ? given.href : given;
  if (typeof text !== "string" || text.trim() === "") {
    context.sink.add(
      diagnosticAt(site, "AZML228", `the code of ${maker}() is ${describe(given)}`, {
        focus: "code",
        hint: "give the path of a folder or file",
      }),
    );
    return undefined;
  }
  if (/^(?:https?:\/\/|git\+|azureml:|\/subscriptions\/)/i.test(text)) return { kind: "remote", id: text };
  return { kind: "local", path: writtenPath(text, site, context.folder) };
}
