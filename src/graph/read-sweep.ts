import type { SweepNode } from "../model/pipeline.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { SweepCall } from "../dsl/frame.js";
import { compact } from "../util/compact.js";
import { componentOf } from "./component-of.js";
import type { PipelineFrame } from "./pipeline-frame.js";
import { readSearchSpace } from "./read-search-space.js";
import { readSweepSettings } from "./read-sweep-settings.js";
import { componentDraft, outputsOf, readUse } from "./read-use.js";
import { type ComponentShape, kindOf } from "./shape.js";

/** `sweep()`: a node that looks for the best of many trials of a component. */
export function readSweep({ trial, inputs, options, site }: SweepCall, frame: PipelineFrame): object {
  const { context } = frame;
  const shape = componentOf(trial, site, context, frame.nested);
  const explicit = (options as { name?: unknown } | undefined)?.name;
  const label = `sweep "${typeof explicit === "string" ? explicit : (shape?.name ?? "?")}"`;
  if (!shape || !canBeTried(shape, label, frame, site)) return frame.broken(label);
  const settings = readSweepSettings(options, { what: label, site }, context);
  const { searchSpace, fixed } = readSearchSpace(inputs, shape, { what: label, site }, context);
  const place = { label, site, owner: frame, provided: new Set(Object.keys(searchSpace)) };
  // Limits that the trial's definition has are those of a command.
  const { limits: _, ...trialSettings } = shape.settings ?? {};
  const use = readUse({ ...shape, settings: trialSettings }, fixed, settings, place, context);
  const draft = componentDraft(use, context, (common, own): SweepNode => {
    const { compute, resources, queueSettings, identity, primaryMetric, goal, limits, samplingAlgorithm, earlyTermination } =
      own as typeof settings;
    return compact({
      kind: "sweep" as const,
      ...common,
      component: shape.component as SweepNode["component"],
      searchSpace,
      objective: { goal, primaryMetric },
      samplingAlgorithm,
      earlyTermination,
      limits,
      compute,
      resources,
      queueSettings,
      identity,
    });
  });
  return frame.answer(draft, outputsOf(draft, frame, shape.label, context, shape.open));
}

function canBeTried(shape: ComponentShape, label: string, { context }: PipelineFrame, site: SweepCall["site"]): boolean {
  const kind = kindOf(shape);
  if (kind === "command" || kind === "pipeline") return true;
  const hint = "a sweep's trial is a command component, or on this machine a pipeline";
  context.sink.add(diagnosticAt(site, "AZML229", `the trial of ${label} is a ${kind} component`, { hint }));
  return false;
}
