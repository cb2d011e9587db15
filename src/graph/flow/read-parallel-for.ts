import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { diagnosticAt } from "../../diagnostics/report.js";
import type { ParallelForCall } from "../../dsl/frame.js";
import { aggregateKind, type ParallelForNode } from "../../model/parallel-for-node.js";
import { compact } from "../../util/compact.js";
import { type ComponentDraft, isComponentDraft } from "../node-draft.js";
import { describe, isStep } from "../options/describe.js";
import { reportLater } from "../pending-path.js";
import type { PipelineFrame } from "../pipeline-frame.js";
import { outputsOf } from "../read-use.js";
import { flowDraft } from "./flow-draft.js";
import { readFlowOptions } from "./flow-options.js";
import { itemValues } from "./item-values.js";
import { loopItem, readLoopItems } from "./loop-items.js";
import { recordClosure } from "./record-closure.js";

/** `parallelFor()`: a step, and a node that has it run once for each item. */
export function readParallelFor({ items, body, options, site }: ParallelForCall, frame: PipelineFrame): object {
  const { context } = frame;
  const settings = readFlowOptions(options, { maxConcurrency: "number" }, "parallelFor()", site, context);
  const label = settings.name === undefined ? "parallelFor()" : `parallelFor() "${settings.name}"`;
  const maxConcurrency = settings["maxConcurrency"] as number | undefined;
  if (maxConcurrency !== undefined && !(Number.isInteger(maxConcurrency) && maxConcurrency > 0)) {
    const message = `maxConcurrency of ${label} has to be a positive whole number`;
    context.sink.add(diagnosticAt(site, "AZML217", message, { focus: "maxConcurrency" }));
  }
  const loop = {};
  const read = readLoopItems(items, label, site, frame);
  const recorded = recordClosure(body, loopItem(read, loop, label, frame), { what: `the closure of ${label}`, site }, frame);
  const step = recorded && theStep(recorded, label, site, frame);
  if (!step || !read) return frame.broken(label);
  frame.bodies.set(loop, step);
  const ports = step.ports.map((output) => ({ ...output, port: { kind: aggregateKind(output.port.kind) } }));
  const draft = flowDraft({ name: settings.name, baseName: "parallelfor", label, site, ports }, (common, names, self): ParallelForNode => {
    const tell = reportLater(context.sink, self.pending);
    const report = (found: Diagnostic): void => tell(found, "items");
    return compact({
      kind: "parallel_for" as const,
      ...common,
      body: names.of(step) ?? "",
      items: itemValues({ id: loop, items: read, body: step, label, report }, { draft: self, names, context }, frame),
      maxConcurrency,
    });
  });
  return frame.answer(draft, outputsOf(draft, frame, label, context, step.shape.open));
}

/** The one step that a closure makes and returns; undefined (and reported, now or before) when there is none, or more. */
function theStep(
  { returned, made, broken }: NonNullable<ReturnType<typeof recordClosure>>,
  label: string,
  site: ParallelForCall["site"],
  frame: PipelineFrame,
): ComponentDraft | undefined {
  if (broken || frame.isBroken(returned)) return undefined;
  const complain = (message: string, hint: string): undefined => {
    frame.context.sink.add(diagnosticAt(site, "AZML231", `the closure of ${label} ${message}`, { hint }));
    return undefined;
  };
  const draft = frame.draftOf(returned);
  if (!draft) {
    const hint = made.length > 0 ? "return the step that it makes" : "make a step in it, and return it: (item) => step(…)";
    return complain(
      returned === undefined ? "returns nothing" : `returns ${isStep(returned) ? "a step of another pipeline" : describe(returned)}`,
      hint,
    );
  }
  if (!made.includes(draft)) return complain("returns a step that was made outside of it", "call step() within the function");
  if (made.length > 1) return complain(`makes ${made.length} nodes`, "Azure ML repeats one: make a pipeline of them, and repeat that");
  return isComponentDraft(draft)
    ? draft
    : complain("returns a loop or AutoML", "Azure ML repeats a step with a component: make a pipeline of it, and repeat that");
}
