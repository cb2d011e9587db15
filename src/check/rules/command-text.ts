import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { ComponentScope, JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** azure-ai-ml's finder, for the two prefixes that name ports. */
const place = /\$\{\{\s*((inputs|outputs)\.(\S*?))\s*\}\}/g;
const optionalPart = /\$\[\[[\s\S]*?\]\]/g;

/** Every `${{inputs.x}}` and `${{outputs.y}}` of a command names a declared port (semantics.md §8). */
export function commandBindings({ components }: JobScope): Diagnostic[] {
  return commands(components).flatMap(({ component, label, path, location }) => {
    const wrong = [...component.command.matchAll(place)].filter(
      ([, , side, name = ""]) => !(name in component[side as "inputs" | "outputs"]),
    );
    const [first] = wrong;
    if (!first) return [];
    const [text, , side, name = ""] = first;
    const meant = didYouMean(name, Object.keys(component[side as "inputs" | "outputs"]));
    const notes = (["inputs", "outputs"] as const).map(
      (ports) => `${ports} of ${label}: ${Object.keys(component[ports]).join(", ") || "none"}`,
    );
    const message = `Invalid data binding expression: ${[...new Set(wrong.map(([, expression]) => expression))].join(", ")}`;
    return problem("AZML301", message, {
      path: `${path}.command`,
      location,
      focus: text,
      notes,
      hint: meant && `did you mean "${meant}"?`,
    });
  });
}

/** An optional input that is named outside `$[[ ]]` leaves a hole in the command when it has no value. */
export function optionalOutsideBrackets({ components }: JobScope): Diagnostic[] {
  return commands(components).flatMap(({ component, label, path, location }) => {
    const always = component.command.replace(optionalPart, "");
    const named = new Map(
      [...always.matchAll(place)].filter(([, , side]) => side === "inputs").map(([text, , , name = ""]) => [name, text]),
    );
    return [...named]
      .filter(([name]) => component.inputs[name]?.optional === true && component.inputs[name].default === undefined)
      .map(([name, text]) =>
        doubt("AZML302", `optional input "${name}" of component "${label}" stands outside $[[ ]] in the command`, {
          path: `${path}.command`,
          location,
          focus: text,
          hint: `write $[[--${name} ${text}]], which is left out when there is no value`,
        }),
      );
  });
}

function commands(components: readonly ComponentScope[]) {
  return components.flatMap(({ component, ...scope }) => (component.kind === "command" ? [{ component, ...scope }] : []));
}
