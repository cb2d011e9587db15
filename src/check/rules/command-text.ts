import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { withDoubleBraces } from "../../model/double-braces.js";
import type { Component } from "../../model/pipeline.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { inputWord } from "../describe.js";
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
  const others = commands(components).flatMap(({ component, label, path, location }) =>
    [...component.command.matchAll(expressions)].flatMap(([text, expression = ""]) => {
      const port = isPort(expression, component) ? undefined : intended(expression, component);
      const message = `"${text}" in the command of "${label}" is no binding, and gets no value`;
      return port === undefined
        ? []
        : doubt("AZML301", message, { path: within(path, "command"), location, focus: text, hint: `write \${{${port}}}` });
    }),
  );
  return [...wrongIn(components, place), ...others];
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
    const port = intended(expression, component);
    const message = `Invalid data binding expression: ${wrong.map(([, one]) => one).join(", ")}`;
    return problem("AZML301", message, {
      path: within(path, "command"),
      location,
      focus: text,
      notes,
      hint: meant ? `did you mean "${meant}"?` : port && `write \${{${port}}}`,
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

/** The port that an expression in other words means: `inputs.x` for `input.x` and `parent.inputs.x`. */
function intended(expression: string, component: Pick<Component, "inputs" | "outputs">): string | undefined {
  const [, word = "", name = ""] = /^(?:parent\.)?(inputs?|outputs?)\.(\w+)$/.exec(expression) ?? [];
  const side = word.startsWith("input") ? "inputs" : "outputs";
  return name in component[side] && name !== "" ? `${side}.${name}` : undefined;
}

/** What people write in place of `${{inputs.x}}`. The service takes none of it, and the shell makes nothing or nonsense of it. */
const mistakes = /(?:\$\{(?!\{)|\$\(|(?<!\$)\{\{)\s*((?:parent\.)?(?:inputs?|outputs?)\.\w+)\s*(?:\}\}|\}|\))/g;

/** A command that mentions a port of its component in other words than Azure ML knows. */
export function mistakenBindings({ components }: JobScope): Diagnostic[] {
  return commands(components).flatMap((scope) =>
    mistakenPlaces(scope).map(({ text, port }) =>
      doubt("AZML301", `"${text}" in the command of component "${scope.label}" is no binding, and gets no value`, {
        path: `${scope.path}.command`,
        location: scope.location,
        focus: text,
        hint: `write \${{${port}}}`,
      }),
    ),
  );
}

/** Where a command means a port and does not name it: with other brackets, or in other words between the right ones. */
function mistakenPlaces({ component }: ReturnType<typeof commands>[number]): { text: string; port: string }[] {
  return [...component.command.matchAll(mistakes)].flatMap(([text, expression = ""]) => {
    const port = intended(expression, component);
    return port === undefined ? [] : [{ text, port }];
  });
}

/** An input that the command never names does not reach the program. What it means, misspelt, is told where it stands. */
export function unnamedInputs({ components }: JobScope): Diagnostic[] {
  return commands(components).flatMap((scope) => {
    const { component, label, path, location } = scope;
    const known = Object.keys(component.inputs);
    const expected = [...withDoubleBraces(component.command).matchAll(expressions)].map(
      ([, expression = ""]) => intended(expression, component) ?? expression,
    );
    const ports = [...expected, ...mistakenPlaces(scope).map(({ port }) => port)];
    const named = ports.flatMap((port) => (port.startsWith("inputs.") ? [port.slice("inputs.".length)] : []));
    const all = new Set(named.map((name) => (known.includes(name) ? name : (didYouMean(name, known) ?? name)).toLowerCase()));
    const unnamed = known.filter((input) => !all.has(input.toLowerCase()));
    const [first] = unnamed;
    if (first === undefined) return [];
    const list = unnamed.map((input) => `"${input}"`).join(", ");
    const message = `the command of component "${label}" never names its ${unnamed.length === 1 ? "input" : "inputs"} ${list}`;
    const hint = `write \${{inputs.${first}}} where the program is to get it, or take the input out`;
    return doubt("AZML338", message, { path: `${path}.inputs.${first}`, location, focus: inputWord(component, first), hint });
  });
}

/** A component by itself has no path before its keys. */
function within(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function commands(components: readonly ComponentScope[]) {
  return components.flatMap(({ component, ...scope }) => (component.kind === "command" ? [{ component, ...scope }] : []));
}
