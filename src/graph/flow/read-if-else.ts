import { diagnosticAt } from "../../diagnostics/report.js";
import { type Bound, isBound } from "../../dsl/bound.js";
import type { IfElseCall } from "../../dsl/frame.js";
import { nodeBinding } from "../../model/node-binding.js";
import { compact } from "../../util/compact.js";
import type { NodeDraft, NodeNames } from "../node-draft.js";
import { describe, isStep } from "../options/describe.js";
import type { PipelineFrame } from "../pipeline-frame.js";
import { readBoundOf } from "../read-value.js";
import { boundText } from "../resolve-values.js";
import { flowDraft } from "./flow-draft.js";
import { readFlowOptions } from "./flow-options.js";
import { type Recorded, recordClosure } from "./record-closure.js";

/** `ifElse()`: a node that lets one of two branches run. */
export function readIfElse(call: IfElseCall, frame: PipelineFrame): undefined {
  const { site, options } = call;
  const { context } = frame;
  const { name } = readFlowOptions(options, {}, "ifElse()", site, context);
  const label = name === undefined ? "ifElse()" : `ifElse() "${name}"`;
  const condition = readCondition(call, label, frame);
  const then = readBranch("then", call.whenTrue, label, call, frame);
  const otherwise = call.whenFalse === undefined ? undefined : readBranch("otherwise", call.whenFalse, label, call, frame);
  if (then?.made.length === 0 && !then.broken && !otherwise?.made.length && !otherwise?.broken) {
    const hint = "make steps in one of its branches";
    context.sink.add(diagnosticAt(site, "AZML231", `${label} has no steps to run`, { hint }));
  }
  const draft = flowDraft({ name, baseName: "conditionnode", label, site }, (common, names, self) =>
    compact({
      kind: "if_else" as const,
      ...common,
      condition: condition && boundText(condition, { draft: self, names, context }),
      trueBlock: block(then?.made, names),
      falseBlock: block(otherwise?.made, names),
    }),
  );
  frame.answer(draft, {});
  return undefined;
}

function readCondition({ condition, site }: IfElseCall, label: string, frame: PipelineFrame): Bound | undefined {
  if (isBound(condition)) {
    const place = { what: `the condition of ${label}`, property: "ifElse", port: { kind: "boolean" as const }, site, owner: frame };
    return readBoundOf(condition, place, frame.context);
  }
  const hint = isStep(condition)
    ? "give one of its outputs: check.outputs.output"
    : typeof condition === "boolean"
      ? "a condition cannot be negated or computed: exchange the branches; what is known already an ordinary if decides"
      : "give a boolean that a step returns";
  const message = `the condition of ${label} has to be a boolean output, not ${describe(condition)}`;
  frame.context.sink.add(diagnosticAt(site, "AZML230", message, { hint }));
  return undefined;
}

function readBranch(
  branch: "then" | "otherwise",
  closure: unknown,
  label: string,
  { site }: IfElseCall,
  frame: PipelineFrame,
): Recorded | undefined {
  const what = `the branch "${branch}" of ${label}`;
  const recorded = recordClosure(closure, undefined, { what, site }, frame);
  if (!recorded) return undefined;
  const { returned, made } = recorded;
  for (const inner of made.filter((draft) => draft.kind === "flow")) {
    const message = `${what} holds ${inner.label}, and a branch of Azure ML holds steps only`;
    frame.context.sink.add(
      diagnosticAt(inner.site, "AZML231", message, { hint: "make a pipeline of what is in the branch, and a step of that" }),
    );
  }
  let wrong = false;
  for (const step of Array.isArray(returned) ? (returned as unknown[]) : [returned]) {
    const draft = frame.draftOf(step);
    if (step === undefined || frame.isBroken(step) || (draft && made.includes(draft))) continue;
    wrong = true;
    const message = draft ? `${what} returns a step that was made outside of it` : `${what} returns ${describe(step)}`;
    const hint = draft ? "call step() within the function" : "return a step that it makes, or nothing";
    frame.context.sink.add(diagnosticAt(site, "AZML231", message, { hint }));
  }
  return { ...recorded, broken: recorded.broken || wrong };
}

function block(drafts: readonly NodeDraft[] | undefined, names: NodeNames): string[] | undefined {
  return drafts?.length ? drafts.map((draft) => nodeBinding(names.of(draft) ?? "")) : undefined;
}
