import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { aKind, isPrimitiveKind } from "../../model/kind.js";
import type { InputMode } from "../../model/mode.js";
import type { InputValue } from "../../model/value.js";
import { describeInput } from "../describe.js";
import { givenInputs } from "../given-inputs.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** Modes are for files, folders, tables and models; the two that evaluate are for tables. */
export function modesFit(scope: JobScope): Diagnostic[] {
  const inputs = givenInputs(scope).flatMap(({ input, value, port, node, path, location }) => {
    const mode = modeOf(value);
    if (mode === undefined) return [];
    const where = { path: `${path}.mode`, location, focus: input };
    if (isPrimitiveKind(port.kind))
      return problem("AZML324", `${describeInput(input, node)} is ${aKind(port.kind)}, which has no mode`, {
        ...where,
        hint: "remove the mode",
      });
    return mode.startsWith("eval_") && port.kind !== "mltable"
      ? doubt("AZML324", `${describeInput(input, node)} is ${aKind(port.kind)}, and "${mode}" is for mltable`, where)
      : [];
  });
  const outputs = scope.nodes.flatMap(({ name, node, component, path, location }) =>
    Object.entries(node.outputs).flatMap(([output, { mode }]) => {
      const kind = component?.outputs[output]?.kind;
      if (mode === undefined || !kind || !isPrimitiveKind(kind)) return [];
      const message = `output "${output}" of node "${name}" is ${aKind(kind)}, which has no mode`;
      return problem("AZML324", message, { path: `${path}.outputs.${output}.mode`, location, focus: output, hint: "remove the mode" });
    }),
  );
  return [...inputs, ...outputs];
}

function modeOf(value: InputValue): InputMode | undefined {
  if (value.kind === "asset") return value.asset.mode;
  return value.kind === "binding" ? value.mode : undefined;
}
