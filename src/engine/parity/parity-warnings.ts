import { snakeCase } from "change-case";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { AutomlTask } from "../../model/automl-task.js";
import type { CommandNode } from "../../model/command-node.js";
import type { Node } from "../../model/pipeline.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { ownComponent } from "../../model/own-component.js";
import {
  automlFeaturizationParity,
  automlForecastingParity,
  automlLimitsParity,
  automlTaskParity,
  automlTrainingParity,
} from "./automl.js";
import { commandComponentParity, commandNodeParity, instancesParity, rayParity } from "./common.js";
import { isTabular } from "../automl/algorithms.js";
import type { Parity } from "./parity.js";

/** What the user is told of settings that mean nothing on this machine and may change results: one warning for each, with the nodes that say it. */
export function parityWarnings(job: PipelineJob): Diagnostic[] {
  const told = new Map<string, { readonly setting: string; readonly parity: Parity; readonly nodes: string[] }>();
  const note = (table: object, given: object, node: string): void => {
    for (const [setting, parity] of Object.entries(table) as [string, Parity][]) {
      if (!("warns" in parity) || (given as Record<string, unknown>)[setting] === undefined) continue;
      const entry = told.get(setting) ?? { setting, parity, nodes: [] };
      told.set(setting, entry);
      if (!entry.nodes.includes(node)) entry.nodes.push(node);
    }
  };
  visit(job.component.jobs, "", (node, path) => {
    if (node.kind === "command") note(commandNodeParity, node, path);
    if (node.kind === "automl") for (const [table, given] of automlSettings(node.automl)) note(table, given, path);
    const component = ownComponent(node);
    if (component?.kind === "command") note(commandComponentParity, component, path);
    if (node.kind === "command") noteDistribution(node, note, path);
  });
  return [...told.values()].map(({ setting, parity, nodes }) => ({
    code: "AZML544",
    severity: "warning",
    message: `"${job.source.startsWith("YAML") ? snakeCase(setting) : setting}" of ${shown(nodes)}: ${"why" in parity ? parity.why : ""}`,
  }));
}

/** Ray is not started here, and several instances are one. */
function noteDistribution(node: CommandNode, note: (table: object, given: object, node: string) => void, path: string): void {
  const own = node.component.kind === "command" ? node.component : undefined;
  const distribution = node.distribution ?? own?.distribution;
  if (distribution?.type === "ray") note({ distribution: rayParity }, { distribution }, path);
  const { instanceCount } = node.resources ?? own?.resources ?? {};
  // TensorFlow says how many workers there are in all.
  const isPerInstance = distribution?.type === "mpi" || distribution?.type === "pytorch";
  if (!isPerInstance || instanceCount === undefined || Number(instanceCount) === 1) return;
  note({ instance_count: instancesParity }, { instance_count: instanceCount }, path);
}

/** The tables of the settings that a search of a table has. */
function automlSettings(task: AutomlTask): (readonly [table: object, given: object])[] {
  if (!isTabular(task)) return [];
  return [
    [automlTaskParity, task],
    [automlLimitsParity, task.limits ?? {}],
    [automlTrainingParity, asked(task.training ?? {})],
    [automlFeaturizationParity, task.featurization ?? {}],
    [automlForecastingParity, task.task === "forecasting" ? (task.forecasting ?? {}) : {}],
  ];
}

/** What is not wanted is not missed. */
function asked(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== false));
}

function shown(nodes: readonly string[]): string {
  return nodes.length <= 3 ? nodes.join(", ") : `${nodes.slice(0, 3).join(", ")} and ${nodes.length - 3} more`;
}

function visit(jobs: Readonly<Record<string, Node>>, prefix: string, look: (node: Node, path: string) => void): void {
  for (const [name, node] of Object.entries(jobs)) {
    look(node, prefix + name);
    const component = ownComponent(node);
    if (component?.kind === "pipeline") visit(component.jobs, `${prefix}${name}/`, look);
  }
}
