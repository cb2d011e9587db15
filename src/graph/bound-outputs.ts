import { callSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { Bound } from "../dsl/bound.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import type { OutputShape } from "./shape.js";
import { byName } from "../util/by-name.js";

/** `step.outputs`: a binding per output; asking for another one is reported where it was asked, unless the ports are not known (`open`). */
export function boundOutputs(
  outputs: readonly OutputShape[],
  step: { owner: object; step: object; label: string; component: string; open?: true },
  context: GraphContext,
): object {
  const bindings = byName<Bound>();
  for (const { property, wire, port, broken } of outputs) {
    const label = `output "${property}" of ${step.label}`;
    bindings[property] = broken
      ? new Bound(undefined, { from: "nothing" }, label)
      : new Bound(port.kind, { from: "output", owner: step.owner, step: step.step, output: wire }, label);
  }
  return new Proxy(Object.freeze(bindings), {
    get: function get(target, property): unknown {
      if (typeof property === "symbol" || Object.hasOwn(target, property)) return Reflect.get(target, property);
      // A promise check (`await step.outputs`) and console.log ask for these on any object.
      if (property === "then" || property === "toJSON" || property === "constructor") return undefined;
      if (step.open) {
        const source = { from: "output" as const, owner: step.owner, step: step.step, output: property };
        return new Bound(undefined, source, `output "${property}" of ${step.label}`);
      }
      const known = Object.keys(target);
      const meant = didYouMean(property, known);
      const notReturned =
        property === "output" ? 'a returned value is an output when @output("number"), or its kind, stands above the method' : undefined;
      const hint = meant ? `did you mean "${meant}"?` : notReturned;
      const notes = [`outputs of ${step.component}: ${known.join(", ") || "none"}`];
      context.sink.add(
        diagnosticAt(callSite(get), "AZML214", `${step.label} has no output "${property}"`, {
          focus: property,
          notes,
          ...(hint && { hint }),
        }),
      );
      return new Bound(undefined, { from: "nothing" }, `output "${property}" of ${step.label}`);
    },
  });
}

/** `step.outputs` of a step that could not be understood: anything goes, and nothing more is reported. */
export function anyOutputs(label: string): object {
  return new Proxy(
    {},
    {
      get: (_, property) =>
        typeof property === "symbol" || property === "then"
          ? undefined
          : new Bound(undefined, { from: "nothing" }, `output "${property}" of ${label}`),
    },
  );
}
