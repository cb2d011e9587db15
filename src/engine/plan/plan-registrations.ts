import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isPrimitiveKind } from "../../model/kind.js";
import { registeredKindOf } from "../../model/registered-kind.js";
import type { OutputRegistration, KnownAssets } from "../registry.js";
import { outputKind, outputSettings } from "./output-settings.js";
import type { OutputResolver } from "./resolve-output.js";
import type { RunPlan } from "./run-plan.js";
import type { Expansion } from "./scope.js";

/**
 * Which outputs become data or models of the workspace, by the `name` of their settings. What a pipeline says of its output wins over what
 * the node that writes it says, and what the job says over both. Values of control outputs are registered nowhere.
 */
export function planRegistrations(
  expansion: Expansion,
  resolver: OutputResolver,
  registry: KnownAssets | undefined,
  problems: DiagnosticSink,
): RunPlan["registrations"] {
  const registrations = new Map<number, Map<string, OutputRegistration>>();
  for (const { setting, place, producer } of outputSettings(expansion, resolver)) {
    const { name, version, description } = setting;
    const type = setting.type ?? outputKind(producer) ?? "uri_folder";
    if (name === undefined || isPrimitiveKind(type)) continue;
    const kind = registeredKindOf(type);
    const ofNode = registrations.get(producer.leaf.index) ?? new Map<string, OutputRegistration>();
    const said = { ...(version !== undefined && { version }), ...(description !== undefined && { description }) };
    registrations.set(producer.leaf.index, ofNode.set(producer.output, { kind, type, name, ...said }));
    if (version === undefined || !registry?.find(kind, name, version)) continue;
    problems.add({
      code: "AZML585",
      severity: "warning",
      message: `azureml:${name}:${version} is registered already: the node fails unless it writes the same`,
      path: `${place}.version`,
      hint: "leave the version out, and each run gets the next one",
    });
  }
  return registrations;
}
