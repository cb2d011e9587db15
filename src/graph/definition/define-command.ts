import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import type { CommandComponent } from "../../model/command-component.js";
import { compact } from "../../util/compact.js";
import type { GraphContext } from "../graph-context.js";
import { describe } from "../options/describe.js";
import { properties } from "../options/field.js";
import { resolveEnvironment } from "../resolve-environment.js";
import type { ComponentShape } from "../shape.js";
import { runFields } from "../options/run-fields.js";
import { definedShape, readCode, readDefinition } from "./definition-reader.js";

const fields = { ...runFields.command, properties, command: "string", code: "any", environment: ["string", "object"] } as const;

/** `command()`: the component, and settings of each of its steps. */
export function defineCommand(written: WrittenDefinition, context: GraphContext): ComponentShape {
  const definition = readDefinition(written, fields, context);
  const { command, code, environment } = definition.own;
  if (typeof command !== "string" || command.trim() === "") {
    const hint = 'say what to run: { command: "python train.py --data ${{inputs.data}}" }';
    context.sink.add(diagnosticAt(written.site, "AZML228", `the text of command() is ${describe(command)}`, { focus: "command", hint }));
  }
  const {
    resources,
    distribution,
    compute,
    limits,
    environmentVariables,
    identity,
    services,
    queueSettings,
    properties: own,
  } = definition.settings;
  const component: CommandComponent = compact({
    kind: "command" as const,
    ...definition.common,
    command: typeof command === "string" ? command : "",
    code: readCode(code, written, context),
    environment: environment === undefined ? undefined : resolveEnvironment(environment, written.site, context),
    resources,
    distribution,
  });
  const settings = compact({ compute, limits, environmentVariables, identity, services, queueSettings, properties: own });
  return definedShape(definition, component, settings);
}
