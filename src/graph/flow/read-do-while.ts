import { isPromise } from "node:util/types";
import { diagnosticAt } from "../../diagnostics/report.js";
import { type Bound, isBound } from "../../dsl/bound.js";
import type { DoWhileCall } from "../../dsl/frame.js";
import { type DoWhileNode, mostIterations } from "../../model/do-while-node.js";
import { compact } from "../../util/compact.js";
import { isClass } from "../is-class.js";
import type { ComponentDraft } from "../node-draft.js";
import { describe, isStep } from "../options/describe.js";
import { Check } from "../options/field.js";
import type { PipelineFrame } from "../pipeline-frame.js";
import { readInputs } from "../read-inputs.js";
import { readBoundOf } from "../read-value.js";
import { flatInputs } from "../shape.js";
import { flowDraft } from "./flow-draft.js";
import { readFlowOptions } from "./flow-options.js";
import { byName } from "../../util/by-name.js";

const callback = new Check("a function", (value) => typeof value === "function" && !isClass(value));

/** `doWhile()`: a step, and a node that has it repeated. */
export function readDoWhile({ body, first, options, site }: DoWhileCall, frame: PipelineFrame): object {
  const { context } = frame;
  const fields = { while: callback, next: callback, maxIterations: "any", step: "object" } as const;
  const loop = readFlowOptions(options, fields, "doWhile()", site, context);
  const answer = frame.add({ kind: "step", component: body, inputs: first, options: loop["step"], site }) as { readonly outputs: unknown };
  const draft = frame.draftOf(answer) as ComponentDraft | undefined;
  if (!draft) return answer;
  const place = { site, label: `the loop of ${draft.label}`, draft, outputs: answer.outputs };
  const condition = loop["while"] === undefined ? undefined : readCondition(loop["while"], place, frame);
  const mapping = readMapping(loop["next"], place, frame);
  const maxIterationCount = readCount(loop["maxIterations"], place, frame);
  const node = flowDraft({ name: loop.name, baseName: "dowhile", label: place.label, site }, (common, names): DoWhileNode =>
    compact({ kind: "do_while" as const, ...common, body: names.of(draft) ?? "", condition, mapping, maxIterationCount }),
  );
  frame.answer(node, {});
  return answer;
}

interface LoopPlace {
  readonly site: DoWhileCall["site"];
  readonly label: string;
  /** The step that is repeated. */
  readonly draft: ComponentDraft;
  readonly outputs: unknown;
}

function readCondition(decide: unknown, { site, label, draft, outputs }: LoopPlace, frame: PipelineFrame): string | undefined {
  const given = (decide as (outputs: unknown) => unknown)(outputs);
  const complain = (message: string, hint: string): undefined => {
    frame.context.sink.add(diagnosticAt(site, "AZML230", message, { focus: "while", hint }));
    return undefined;
  };
  if (isPromise(given)) given.catch(() => undefined);
  if (!isBound(given)) {
    const hint = isStep(given) ? "give one of its outputs" : "give a boolean output of the repeated step: (outputs) => outputs.goOn";
    return complain(`the condition of ${label} has to be a boolean output, not ${describe(given)}`, hint);
  }
  const port = { kind: "boolean" as const };
  const bound = readBoundOf(given, { what: `the condition of ${label}`, property: "while", port, site, owner: frame }, frame.context);
  if (!bound) return undefined;
  const output = outputOf(bound, draft);
  return (
    output ?? complain(`the condition of ${label} is ${bound.label}`, "give an output of the repeated step: (outputs) => outputs.goOn")
  );
}

/** Output of the body → inputs of its next round. */
function readMapping(next: unknown, { site, label, draft, outputs }: LoopPlace, frame: PipelineFrame): Record<string, string[]> {
  const { shape } = draft;
  const complain = (message: string, hint: string): void =>
    frame.context.sink.add(diagnosticAt(site, "AZML232", message, { focus: "next", hint }));
  if (typeof next !== "function") {
    complain(`${label} does not say what its next round gets`, "say { next: (outputs) => ({ input: outputs.output }) }");
    return {};
  }
  const given: unknown = (next as (outputs: unknown) => unknown)(outputs);
  if (isPromise(given)) {
    given.catch(() => undefined);
    complain(`"next" of ${label} is asynchronous`, "remove async");
    return {};
  }
  // Inputs that are not passed on stay as in the first round.
  const provided = new Set(flatInputs(shape.inputs).map(({ wire }) => wire));
  const place = {
    what: `the next round of ${draft.label}`,
    component: shape.label,
    site,
    owner: frame,
    provided,
    ...(shape.open && { open: true as const }),
  };
  const mapping = byName<string[]>();
  for (const [wire, value] of readInputs(given, shape.inputs, place, frame.context)) {
    const output = isBound(value) ? outputOf(value, draft) : undefined;
    if (output !== undefined) (mapping[output] ??= []).push(wire);
    else {
      const message = `input "${wire}" of the next round of ${draft.label} is ${isBound(value) ? value.label : "a fixed value"}`;
      complain(message, "a round passes on outputs of the one before; what stays the same is given once, to the first");
    }
  }
  return mapping;
}

function outputOf({ source }: Bound, draft: ComponentDraft): string | undefined {
  return source.from === "output" && source.step === draft ? source.output : undefined;
}

function readCount(count: unknown, { site, label }: LoopPlace, { context }: PipelineFrame): number | undefined {
  if (typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= mostIterations) return count;
  const message = `maxIterations of ${label} has to be a whole number from 1 to ${mostIterations}, not ${describe(count)}`;
  context.sink.add(diagnosticAt(site, "AZML232", message, { focus: "maxIterations" }));
  return undefined;
}
