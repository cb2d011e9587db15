import { AzmlError } from "../diagnostics/azml-error.js";
import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { assetKinds, isPortKind, type PortKind, primitiveKinds } from "../model/kind.js";
import { currentFrame } from "./frame.js";

const mark = Symbol.for("azml/bound");

/**
 * Where a binding comes from: an input of the pipeline called `input`, an output of the step `step`, a field of the items that
 * the loop `loop` goes over, or a text with bindings in it.
 */
export type BoundSource =
  | { readonly from: "input"; readonly owner: object; readonly input: string }
  | { readonly from: "output"; readonly owner: object; readonly step: object; readonly output: string }
  | { readonly from: "item"; readonly owner: object; readonly loop: object; readonly field: string }
  | { readonly from: "text"; readonly parts: readonly (string | Bound)[] }
  | { readonly from: "nothing" };

/**
 * A binding as it exists while the graph is built. Users see it as `Binding<K>`.
 *
 * It answers every attempt to turn it into a value with diagnostic AZML207, and goes on, so that one slip does not
 * hide the next. `source.from` is `nothing` where an earlier mistake left no real source: such a binding raises no
 * second complaint.
 */
export class Bound {
  readonly [mark] = true;

  constructor(
    readonly kind: PortKind | undefined,
    readonly source: BoundSource,
    /** For messages: `input "epochs"`, `output "model" of step "train"`. */
    readonly label: string,
  ) {}

  as(kind: PortKind): Bound {
    if (!isPortKind(kind)) {
      const hint = `kinds are: ${[...assetKinds, ...primitiveKinds].join(", ")}`;
      report(
        diagnosticAt(siteOf(this, "as"), "AZML215", `${this.label} cannot be taken for ${JSON.stringify(kind)}, which is no kind`, {
          hint,
        }),
      );
      return new Bound(undefined, { from: "nothing" }, this.label);
    }
    return new Bound(kind, this.source, this.label);
  }

  [Symbol.toPrimitive](hint: string): string | number {
    coerced(this, Symbol.toPrimitive);
    return hint === "number" ? Number.NaN : "";
  }

  toString(): string {
    coerced(this, "toString");
    return "";
  }

  toJSON(): string {
    coerced(this, "toJSON");
    return "";
  }
}

/** Recognises the bindings of another installed copy of azml, too. */
export function isBound(value: unknown): value is Bound {
  return typeof value === "object" && value !== null && mark in value;
}

/** Where user code called a method of a binding, itself or through an operator. */
function siteOf(bound: Bound, method: string | symbol): CallSite {
  return callSite(Reflect.get(bound, method) as () => unknown);
}

function coerced(bound: Bound, method: string | symbol): void {
  const hint = "pass the binding itself to a step, and compute with its value inside a component";
  report(diagnosticAt(siteOf(bound, method), "AZML207", `${bound.label} has no value while the graph is built`, { hint }));
}

function report(diagnostic: Diagnostic): void {
  const frame = currentFrame();
  if (!frame) throw new AzmlError([diagnostic]);
  frame.report(diagnostic);
}
