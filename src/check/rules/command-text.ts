import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Component } from "../../model/pipeline.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { ComponentScope, JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** azure-ai-ml's finder. */
const expressions = /\$\{\{\s*(\S*?)\s*\}\}/g;
const place = /\$\{\{\s*((inputs|outputs)\.(\S*?))\s*\}\}/g;
const optionalPart = /\$\[\[[\s\S]*?\]\]/g;

/** Every `${{…}}` of a component's command names a declared port: `inputs.x` or `outputs.y` (semantics.md §8). */
export function commandBindings({ components }: Pick<JobScope, "components">): Diagnostic[] {
  return wrongIn(components, expressions);
}

/** The command of a job of one step may have other expressions, which azure-ai-ml leaves to the service. */
export function portsInCommand({ components }: Pick<JobScope, "components">): Diagnostic[] {
  return wrongIn(components, place);
}

function wrongIn(scopes: readonly ComponentScope[], finder: RegExp): Diagnostic[] {
  return commands(scopes).flatMap(({ component, label, path, location }) => {
    const wrong = [...component.command.matchAll(finder)].filter(([, expression = ""]) => !isPort(expression, component));
    const [first] = wrong;
    if (!first) return [];
    const [text, expression = ""] = first;
    const [, side, name = ""] = /^(inputs|outputs)\.(.*)$/.exec(expression) ?? [];
    const meant = side === undefined ? undefined : didYouMean(name, Object.keys(component[side as "inputs" | "outputs"]));
    const notes = (["inputs", "outputs"] as const).map(
      (ports) => `${ports} of ${label}: ${Object.keys(component[ports]).join(", ") || "none"}`,
    );
    const message = `Invalid data binding expression: ${wrong.map(([, one]) => one).join(", ")}`;
    return problem("AZML301", message, {
      path: within(path, "command"),
      location,
      focus: text,
      notes,
      hint: meant && `did you mean "${meant}"?`,
    });
  });
}

/** What a component has beside ports. azure-ai-ml takes its name for an expression, too, and hands it on. */
const attributes: ReadonlySet<string> = new Set([
  "name",
  "version",
  "display_name",
  "description",
  "command",
  "code",
  "type",
  "inputs",
  "outputs",
]);

function isPort(expression: string, component: Pick<Component, "inputs" | "outputs">): boolean {
  if (attributes.has(expression)) return true;
  const [, side, name = ""] = /^(inputs|outputs)\.(.+)$/.exec(expression) ?? [];
  return side !== undefined && name in component[side as "inputs" | "outputs"];
}

/** An optional input that is named outside `$[[ ]]` leaves a hole in the command when it has no value. */
export function optionalOutsideBrackets({ components }: Pick<JobScope, "components">): Diagnostic[] {
  return commands(components).flatMap(({ component, label, path, location }) => {
    const always = component.command.replace(optionalPart, "");
    const named = new Map(
      [...always.matchAll(place)].filter(([, , side]) => side === "inputs").map(([text, , , name = ""]) => [name, text]),
    );
    return [...named]
      .filter(([name]) => component.inputs[name]?.optional === true && component.inputs[name].default === undefined)
      .map(([name, text]) =>
        doubt("AZML302", `optional input "${name}" of component "${label}" stands outside $[[ ]] in the command`, {
          path: within(path, "command"),
          location,
          focus: text,
          hint: `write $[[--${name} ${text}]], which is left out when there is no value`,
        }),
      );
  });
}

/** A component by itself has no path before its keys. */
function within(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function commands(components: readonly ComponentScope[]) {
  return components.flatMap(({ component, ...scope }) => (component.kind === "command" ? [{ component, ...scope }] : []));
}
