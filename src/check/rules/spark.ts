import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isPrimitiveKind } from "../../model/kind.js";
import { sparkConfKeys } from "../../model/spark-settings.js";
import type { InputValue } from "../../model/value.js";
import type { JobScope } from "../job-scope.js";
import { problem } from "../rule.js";

/** Spark reads and writes data where it lies, so `direct` is the only mode it has (semantics.md §10.5). */
export function sparkModes({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) => {
    if (node.kind !== "spark" || !component) return [];
    const wrong = (word: string, name: string, mode: string | undefined): Diagnostic =>
      problem("AZML332", `${word} '${name}' is using '${mode ?? "None"}' mode, only 'direct' is supported for Spark job`, {
        path: `${path}.${word.toLowerCase()}s.${name}`,
        location,
        focus: name,
      });
    const inputs = Object.entries(node.inputs).flatMap(([name, value]) => {
      const port = component.inputs[name];
      const mode = modeOf(value) ?? port?.mode;
      return !port || isPrimitiveKind(port.kind) || mode === "direct" ? [] : wrong("Input", name, mode);
    });
    const outputs = Object.entries(component.outputs).flatMap(([name, port]) => {
      const mode = node.outputs[name]?.mode ?? port.mode;
      return isPrimitiveKind(port.kind) || mode === undefined || mode === "direct" ? [] : wrong("Output", name, mode);
    });
    return [...inputs, ...outputs];
  });
}

function modeOf(value: InputValue): string | undefined {
  if (value.kind === "asset") return value.asset.mode;
  return value.kind === "binding" ? value.mode : undefined;
}

/** Numbers of executors to choose from are for dynamic allocation. */
export function sparkExecutors({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) => {
    if (node.kind !== "spark") return [];
    const conf = { ...(component?.kind === "spark" ? component.conf : undefined), ...node.conf };
    const enabled = conf[sparkConfKeys.dynamic_allocation_enabled];
    const dynamic = enabled === true || (typeof enabled === "string" && enabled.toLowerCase() === "true");
    const bounds = [sparkConfKeys.dynamic_allocation_min_executors, sparkConfKeys.dynamic_allocation_max_executors];
    if (dynamic || bounds.every((key) => conf[key] === undefined)) return [];
    const message = "Should not specify min or max executors when dynamic allocation is disabled.";
    return problem("AZML332", message, { path: `${path}.conf`, location, focus: "conf" });
  });
}
