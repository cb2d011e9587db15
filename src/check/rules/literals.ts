import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { aKind, isPrimitiveKind } from "../../model/kind.js";
import { parseLiteral } from "../../model/literal-text.js";
import { literalProblem } from "../../model/literal-problem.js";
import type { InputPort } from "../../model/port.js";
import type { InputValue } from "../../model/value.js";
import { describeInput, describeLiteral, sentText } from "../describe.js";
import { givenInputs } from "../given-inputs.js";
import type { ComponentScope, JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/**
 * A literal can be read as its port's kind (semantics.md §4). One that is not within `min`, `max` and `enum` is only a
 * warning here: azure-ai-ml sends it, and published pipelines that run do so. In TypeScript it is an error of the graph's.
 */
export function literalsFit(scope: JobScope): Diagnostic[] {
  return givenInputs(scope).flatMap(({ input, value, port, node, path, location }) => {
    if (value.kind !== "literal" || !isPrimitiveKind(port.kind)) return [];
    // A job's empty text is not sent, whatever the kind; AZML329 says so.
    if (node === undefined && value.value === "") return [];
    const found = literalInPort(value, port);
    if (!found) return [];
    const message = `${describeInput(input, node)} has to be ${found.wanted}, not ${describeLiteral(value)}`;
    const where = { path, location, focus: input };
    return found.about === "range" ? doubt("AZML304", message, where) : problem("AZML303", message, where);
  });
}

/** What is wrong with a literal for a port, as azure-ai-ml reads it. */
export function literalInPort(value: Extract<InputValue, { kind: "literal" }>, port: InputPort): ReturnType<typeof literalProblem> {
  const parsed = parseLiteral(sentText(value), port.kind);
  // NaN and infinities are numbers to Azure ML, without being within any limits.
  if (port.kind === "number" && typeof parsed === "number" && !Number.isFinite(parsed) && port.min === undefined && port.max === undefined)
    return undefined;
  return literalProblem(parsed, port);
}

/** A file, folder, table or model is given to a port of such a kind, and a plain value to a port of a primitive one. */
export function assetsAndPrimitives(scope: JobScope): Diagnostic[] {
  return givenInputs(scope).flatMap(({ input, value, port, node, path, location }) => {
    const primitive = isPrimitiveKind(port.kind);
    if (value.kind === "asset" && primitive) {
      const message = `${describeInput(input, node)} is ${aKind(port.kind)}, and got ${aKind(value.asset.type)}`;
      return problem("AZML305", message, { path, location, focus: input, hint: `give it a plain value in place of a path` });
    }
    if (value.kind === "literal" && !primitive) {
      const message = `${describeInput(input, node)} is ${aKind(port.kind)}, and got ${describeLiteral(value)}`;
      return problem("AZML305", message, {
        path,
        location,
        focus: input,
        hint: "say where it lies: { type, path }, or wire it to an output",
      });
    }
    return [];
  });
}

/** The defaults of a component are within its own limits; a warning of one that is not, since Azure ML takes such components. */
export function defaultsFit({ components }: Pick<JobScope, "components">): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }: ComponentScope) =>
    Object.entries(component.inputs).flatMap(([input, port]) => {
      if (port.default === undefined || !isPrimitiveKind(port.kind)) return [];
      const found = literalProblem(port.default, port);
      if (found?.about !== "range") return [];
      const message = `the default of input "${input}" of component "${label}" has to be ${found.wanted}, not ${JSON.stringify(port.default)}`;
      const place = `${path === "" ? "" : `${path}.`}inputs.${input}.default`;
      // In TypeScript it is an error of the graph's.
      return doubt("AZML304", message, { path: place, location, focus: input });
    }),
  );
}

/** azure-ai-ml does not send an empty text of the job's, while the nodes go on asking for it (semantics.md §24.1). */
export function emptyTexts({ job, location }: JobScope): Diagnostic[] {
  return Object.entries(job.inputs)
    .filter(([input, value]) => value.kind === "literal" && value.value === "" && job.component.inputs[input]?.optional !== true)
    .map(([input]) =>
      doubt("AZML329", `input "${input}" of the job is an empty text, which Azure ML treats as no value`, {
        path: `inputs.${input}`,
        location,
        focus: input,
        hint: "give another text, or make the input optional and leave it out",
      }),
    );
}
