import { statSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { includePaths, isIncludeThere } from "../../hash/include-paths.js";
import type { CodeOwner } from "../../model/code-owner.js";
import type { CommandComponent } from "../../model/command-component.js";
import type { CommandNode } from "../../model/command-node.js";
import type { ComponentReference } from "../../model/component-reference.js";
import { valueText } from "../../model/value-text.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import { writtenCounts } from "../distributed/process-counts.js";
import { placeOf, planCommon } from "./plan-common.js";
import { planEnvironment } from "./plan-environment.js";
import type { InputResolver } from "./resolve-input.js";
import type { BodyTexts, InputSource, PlannedCommand } from "./run-plan.js";
import type { Leaf, Scope } from "./scope.js";

/** Plans a command node; undefined (with diagnostics) when it cannot run on this machine. */
export function planCommand(
  leaf: Leaf & { readonly node: CommandNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
  environments?: NodeEnvironments,
): PlannedCommand | undefined {
  const { node, scope, place } = leaf;
  const component = localComponent(node, place, problems);
  if (component === undefined) return undefined;
  const location = node.location ?? component.location;
  const sources = inputs.ofNode(scope, component.inputs, node.inputs, place, location);
  const texts = bodyTexts(node, scope, place, inputs);
  const distribution = node.distribution ?? component.distribution;
  const written = writtenCounts(distribution, (node.resources ?? component.resources)?.instanceCount);
  const counts = new Map(
    written.map(([name, count]) => [name, inputs.ofText(scope, String(count), placeOf(leaf, `distribution.${name}`))] as const),
  );
  const environment = planEnvironment(leaf, component, environments, problems);
  const processes = written.reduce((sum, [, count]) => sum + (Number(count) || 0), 0);
  if (environment.kind === "docker" && processes > 1) {
    problems.add({
      code: "AZML562",
      severity: "error",
      message: `node "${leaf.path}" is distributed over ${processes} processes, and those do not find each other in containers here`,
      path: `${place}.distribution`,
      ...(location && { location }),
      hint: `--env ${leaf.path}=venv, or =host`,
    });
  }
  const common = planCommon(leaf, component, sources, inputs, [...textSources(texts), ...counts.values()]);
  return {
    kind: "command",
    ...common,
    // Each process keeps a processor busy.
    ...(processes > 1 && { local: { cpus: processes, ...common.local } }),
    node,
    component,
    environment,
    ...texts,
    ...(distribution && { distribution }),
    counts,
  };
}

/** The component of a node that runs commands; undefined, and reported, when its command or its code is not on this machine. */
export function localComponent(
  node: { readonly component: CommandComponent | ComponentReference; readonly location?: CommandNode["location"] },
  place: string,
  problems: DiagnosticSink,
): CommandComponent | undefined {
  const { component } = node;
  const location = node.location ?? (component.kind === "command" ? component.location : undefined);
  const report = (path: string, problem: Pick<Diagnostic, "code" | "message" | "hint">): void =>
    problems.add({ severity: "error", path, ...(location && { location }), ...problem });
  // One that is not registered here has been reported.
  if (component.kind === "reference") return undefined;
  checkCode(component, component.name, (problem) => report(`${place}.code`, problem));
  return component;
}

/** Settings of a command that are texts with bindings in them. */
export function bodyTexts(
  { environmentVariables = {}, limits, location }: Pick<CommandNode, "environmentVariables" | "limits" | "location">,
  scope: Scope,
  place: string,
  inputs: InputResolver,
): BodyTexts {
  const text = (value: string, path: string): InputSource =>
    inputs.ofText(scope, value, { place: `${place}.${path}`, input: path, location });
  const variables = Object.entries(environmentVariables).map(
    ([name, value]) => [name, text(valueText(value), `environment_variables.${name}`)] as const,
  );
  const timeout = limits?.timeout === undefined ? undefined : text(String(limits.timeout), "limits.timeout");
  return { environmentVariables: new Map(variables), ...(timeout && { timeout }) };
}

export function textSources({ environmentVariables, timeout, sweep }: BodyTexts): InputSource[] {
  const ofSweep: InputSource[] = sweep ? Object.values(sweep) : [];
  return [...environmentVariables.values(), ...(timeout ? [timeout] : []), ...ofSweep];
}

/** Reports code that is not on this machine. `name` is the component's, for people. */
export function checkCode(owner: CodeOwner, name: string, report: (problem: Pick<Diagnostic, "code" | "message" | "hint">) => void): void {
  const { code } = owner;
  for (const include of includePaths(owner).filter((path) => !isIncludeThere(path))) {
    const hint = `looked for ${include}`;
    report({ code: "AZML503", message: `an additional include of component "${name}" does not exist`, hint });
  }
  if (!code) return;
  if (code.kind === "remote") {
    report({
      code: "AZML507",
      message: `code "${code.id}" of component "${name}" is not on this machine`,
      hint: "download it and point `code` at the folder",
    });
  } else if (code.kind === "local" && !statSync(code.path, { throwIfNoEntry: false })) {
    report({ code: "AZML503", message: `code of component "${name}" does not exist`, hint: `looked for ${code.path}` });
  }
}
