import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { inputWord } from "../describe.js";
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

/** What people write in place of `${{inputs.x}}`. The service takes none of it, and the shell makes nothing or nonsense of it. */
const mistakes = /(\$\{\{|\$\{|\$\(|(?<!\$)\{\{)\s*(parent\.)?(inputs?|outputs?)\.([A-Za-z_]\w*)\s*(?:\}\}|\}|\))/g;

/** A command that mentions a port of its component in other words than Azure ML knows. */
export function mistakenBindings({ components }: JobScope): Diagnostic[] {
  return commands(components).flatMap((scope) =>
    mistakenPlaces(scope).map(({ text, right }) =>
      doubt("AZML301", `"${text}" in the command of component "${scope.label}" is no binding, and gets no value`, {
        path: `${scope.path}.command`,
        location: scope.location,
        focus: text,
        hint: `write ${right}`,
      }),
    ),
  );
}

function mistakenPlaces({ component }: ReturnType<typeof commands>[number]): { text: string; name: string; right: string }[] {
  return [...component.command.matchAll(mistakes)].flatMap(([text, open, parent, word = "", name = ""]) => {
    const side = word.startsWith("input") ? "inputs" : "outputs";
    const isRight = open === "${{" && parent === undefined && word === side;
    return isRight || !(name in component[side]) ? [] : [{ text, name, right: `\${{${side}.${name}}}` }];
  });
}

/** An input that the command never names does not reach the program. What it means, misspelt, is told where it stands. */
export function unnamedInputs({ components }: JobScope): Diagnostic[] {
  return commands(components).flatMap((scope) => {
    const { component, label, path, location } = scope;
    const known = Object.keys(component.inputs);
    const places = [...component.command.matchAll(place)].filter(([, , side]) => side === "inputs").map(([, , , name = ""]) => name);
    const named = places.map((name) => (known.includes(name) ? name : (didYouMean(name, known) ?? name)));
    const all = new Set([...named, ...mistakenPlaces(scope).map(({ name }) => name)].map((name) => name.toLowerCase()));
    const unnamed = known.filter((input) => !all.has(input.toLowerCase()));
    const [first] = unnamed;
    if (first === undefined) return [];
    const list = unnamed.map((input) => `"${input}"`).join(", ");
    const message = `the command of component "${label}" never names its ${unnamed.length === 1 ? "input" : "inputs"} ${list}`;
    const hint = `write \${{inputs.${first}}} where the program is to get it, or take the input out`;
    return doubt("AZML338", message, { path: `${path}.inputs.${first}`, location, focus: inputWord(component, first), hint });
  });
}

function commands(components: readonly ComponentScope[]) {
  return components.flatMap(({ component, ...scope }) => (component.kind === "command" ? [{ component, ...scope }] : []));
}
