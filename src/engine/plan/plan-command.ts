import { statSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { CommandComponent } from "../../model/command-component.js";
import type { CommandNode } from "../../model/command-node.js";
import type { InputResolver } from "./resolve-input.js";
import type { InputSource, PlannedCommand } from "./run-plan.js";
import { dependenciesOf } from "./source-nodes.js";
import type { Leaf } from "./scope.js";

/** Plans a command node; undefined (with diagnostics) when it cannot run on this machine. */
export function planCommand(
  leaf: Leaf & { readonly node: CommandNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
): PlannedCommand | undefined {
  const { node, scope, place } = leaf;
  const { component } = node;
  const location = node.location ?? (component.kind === "command" ? component.location : undefined);
  const report = (path: string, problem: Pick<Diagnostic, "code" | "message" | "hint">): void =>
    problems.add({ severity: "error", path, ...(location && { location }), ...problem });

  if (component.kind === "reference") {
    report(`${place}.component`, {
      code: "AZML506",
      message: `component "${component.id}" lives in a workspace, and its command is not on this machine`,
      hint: "load it from its YAML file to run it locally",
    });
    return undefined;
  }
  checkCode(component, (problem) => report(`${place}.code`, problem));
  const sources = inputs.ofNode(scope, component.inputs, node.inputs, place, location);
  const text = (value: string, path: string): InputSource =>
    inputs.ofText(scope, value, { place: `${place}.${path}`, input: path, location });
  const variables = new Map(
    Object.entries(node.environmentVariables ?? {}).map(([name, value]) => [name, text(value, `environment_variables.${name}`)]),
  );
  const limit = node.limits?.timeout;
  const timeout = limit === undefined ? undefined : text(String(limit), "limits.timeout");
  return {
    kind: "command",
    index: leaf.index,
    path: leaf.path,
    group: scope.index,
    phase: leaf.phase,
    node,
    component,
    inputs: sources,
    environmentVariables: variables,
    ...(timeout && { timeout }),
    dependencies: dependenciesOf([...sources.values(), ...variables.values(), ...(timeout ? [timeout] : [])]),
  };
}

function checkCode(component: CommandComponent, report: (problem: Pick<Diagnostic, "code" | "message" | "hint">) => void): void {
  const { code } = component;
  if (!code) return;
  if (code.kind === "remote") {
    report({
      code: "AZML507",
      message: `code "${code.id}" of component "${component.name}" is not on this machine`,
      hint: "download it and point `code` at the folder",
    });
  } else if (code.kind === "local" && !statSync(code.path, { throwIfNoEntry: false })) {
    report({ code: "AZML503", message: `code of component "${component.name}" does not exist`, hint: `looked for ${code.path}` });
  }
}
