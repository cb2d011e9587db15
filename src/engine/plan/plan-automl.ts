import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { AutomlNode } from "../../model/automl-node.js";
import { automlDataNames } from "../../model/automl-task.js";
import type { Json } from "../../model/environment.js";
import type { InputPorts } from "../../model/port.js";
import { allowedAlgorithms, isTabular, knownAlgorithms } from "../automl/algorithms.js";
import { automlEnvironment } from "../automl/packages.js";
import { checkTables } from "./check-tables.js";
import { placeOf, planCommon } from "./plan-common.js";
import { refuseKind } from "./refuse-kind.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedAutoml } from "./run-plan.js";
import type { Leaf } from "./scope.js";
import { valueText } from "../../model/value-text.js";

const ports: InputPorts = Object.fromEntries(
  automlDataNames.map((name) => [name, { kind: "mltable", ...(name !== "training_data" && { optional: true }) }]),
);

/** Plans a search for a model of a table; undefined, with diagnostics, for images and texts, and where nothing is left to be tried. */
export function planAutoml(
  leaf: Leaf & { readonly node: AutomlNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
): PlannedAutoml | undefined {
  const { node, scope, place } = leaf;
  const { automl, location } = node;
  if (!isTabular(automl)) return refuseKind(leaf, problems, `models for tables are searched for here, not ${automl.task}`, automl.task);
  const { estimators, missing } = allowedAlgorithms(automl);
  const isNone = Object.keys(estimators).length === 0;
  if (missing.length > 0 || isNone) {
    const message = `node "${leaf.path}" goes without ${missing.join(", ") || "any algorithm"}`;
    const what = automl.weightColumnName === undefined ? "" : " for rows with weights";
    problems.add({
      code: "AZML568",
      severity: isNone ? "error" : "warning",
      message: isNone ? `${message}, and nothing is left to be tried` : `${message}, which FLAML does not have${what}`,
      path: `${place}.training`,
      ...(location && { location }),
      hint: `FLAML has${what}: ${Object.keys(knownAlgorithms(automl)).join(", ")}`,
    });
  }
  const settings = new Map(boundTexts(automl).map(([path, text]) => [path, inputs.ofText(scope, text, placeOf(leaf, path))] as const));
  const environmentVariables = new Map(
    Object.entries(node.environmentVariables ?? {}).map(([name, value]) => {
      const input = `environment_variables.${name}`;
      return [name, inputs.ofText(scope, valueText(value), placeOf(leaf, input))] as const;
    }),
  );
  const sources = inputs.ofNode(scope, ports, node.inputs, place, location);
  checkTables(sources, ports, { place, location }, problems);
  const trialsAtOnce = Number(automl.limits?.maxConcurrentTrials ?? 1);
  const all = { inputs: ports, outputs: { best_model: { kind: "mlflow_model" } } } as const;
  const common = planCommon(leaf, all, sources, inputs, [...settings.values(), ...environmentVariables.values()]);
  return {
    kind: "automl",
    ...common,
    // Trials at once keep as many processors busy; how many a binding asks for is not known here.
    ...(trialsAtOnce > 1 && { local: { cpus: trialsAtOnce, ...common.local } }),
    task: automl,
    estimators,
    settings,
    environmentVariables,
    environment: automlEnvironment,
  };
}

/** Settings that are bindings, by their places: `limits.maxTrials`. */
function boundTexts(settings: object, place = ""): [string, string][] {
  return Object.entries(settings as { readonly [key: string]: Json }).flatMap(([key, value]): [string, string][] => {
    const path = place === "" ? key : `${place}.${key}`;
    if (typeof value === "string") return value.includes("${{parent.") ? [[path, value]] : [];
    return typeof value === "object" && value !== null ? boundTexts(value, path) : [];
  });
}
