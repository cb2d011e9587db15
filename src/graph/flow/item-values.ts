import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { diagnosticAt } from "../../diagnostics/report.js";
import { isBound } from "../../dsl/bound.js";
import type { LoopItem, ParallelForNode } from "../../model/parallel-for-node.js";
import type { InputValue } from "../../model/value.js";
import type { ComponentDraft } from "../node-draft.js";
import type { PipelineFrame } from "../pipeline-frame.js";
import { readValue } from "../read-value.js";
import { boundText, resolveValue, type ValueOwner } from "../resolve-values.js";
import { flatInputs } from "../shape.js";
import type { LoopItems } from "./loop-items.js";

/** A loop whose step is known. */
interface Loop {
  readonly id: object;
  readonly items: LoopItems;
  readonly body: ComponentDraft;
  readonly label: string;
  /** Tells a problem of the items. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** The items as the service gets them: values by the inputs of the step that is repeated, each judged against its input. */
export function itemValues(loop: Loop, owner: ValueOwner, frame: PipelineFrame): ParallelForNode["items"] {
  const { items, label, report } = loop;
  if (items.bound) return boundText(items.bound, owner);
  const given = givenInputs(loop);
  for (const field of new Set([...items.rounds.values()].flatMap((round) => [...round.keys()]))) {
    if ([...given.values()].includes(field)) continue;
    const hint = `give item.${field} to an input of the step, or take the field out`;
    const message = `no input gets the field "${field}" of the items of ${label}`;
    report(diagnosticAt(owner.draft.site, "AZML232", message, { focus: field, hint }));
  }
  const rounds = [...items.rounds].map(([name, round]): [string, LoopItem] => {
    const values = [...given].flatMap(([wire, field]): [string, InputValue][] => {
      if (!round.has(field)) return [];
      const value = itemValue(round.get(field), { wire, field, name }, loop, owner, frame);
      return value ? [[wire, value]] : [];
    });
    return [name, Object.fromEntries(values)];
  });
  return items.named ? { named: Object.fromEntries(rounds) } : rounds.map(([, round]) => round);
}

/** Input of the repeated step → the field that it is given. */
function givenInputs({ body, id }: Loop): Map<string, string> {
  return new Map(
    [...body.inputs].flatMap(([wire, value]): [string, string][] =>
      isBound(value) && value.source.from === "item" && value.source.loop === id ? [[wire, value.source.field]] : [],
    ),
  );
}

function itemValue(
  value: unknown,
  { wire, field, name }: { readonly wire: string; readonly field: string; readonly name: string },
  { body, label, report }: Loop,
  owner: ValueOwner,
  frame: PipelineFrame,
): InputValue | undefined {
  const { site } = owner.draft;
  const what = `the field "${field}" of item ${name} of ${label}`;
  const port = flatInputs(body.shape.inputs).find((input) => input.wire === wire)?.port;
  const read = readValue(value, { what, property: field, port, site, owner: frame, report }, frame.context);
  const resolved = read && resolveValue(read, owner);
  if (resolved?.kind === "asset" && resolved.asset.path.kind === "local") {
    const hint = "upload it before, and name it: azureml:name:version, or azureml://datastores/…";
    const message = `${what} is a local path, which Azure ML does not take in items`;
    report(diagnosticAt(site, "AZML232", message, { focus: field, hint }));
  }
  return resolved;
}
