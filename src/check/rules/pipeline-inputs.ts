import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { inputWord } from "../describe.js";
import { isRequired } from "../../model/port.js";
import type { JobScope } from "../job-scope.js";
import { nodeReferences } from "../node-references.js";
import { doubt, problem } from "../rule.js";

/** An optional input of a pipeline goes to optional inputs only: its nodes could not run without it (semantics.md §20). */
export function optionalToRequired({ pipelines }: JobScope): Diagnostic[] {
  return pipelines.flatMap(({ component, prefix, location, nodes }) =>
    Object.entries(component.inputs).flatMap(([input, port]) => {
      if (port.optional !== true || port.default !== undefined) return [];
      const required = nodes.flatMap((scope) =>
        Object.entries(scope.node.inputs).flatMap(([name, value]) => {
          const target = scope.component?.inputs[name];
          const bound = value.kind === "binding" && value.binding.source === "pipeline_input" && value.binding.input === input;
          return bound && target && isRequired(target) ? `'${scope.name}.inputs.${name}'` : [];
        }),
      );
      if (required.length === 0) return [];
      const message = `Pipeline optional Input binding to required inputs: [${required.join(", ")}]`;
      return problem("AZML314", message, { path: `${prefix}inputs.${input}`, location, focus: inputWord(component, input) });
    }),
  );
}

/** An input that no node uses is a mistake more often than not. */
export function unusedInputs({ pipelines, runsReference }: JobScope): Diagnostic[] {
  return pipelines.flatMap(({ component, label, prefix, location, nodes }) => {
    // An empty pipeline has its own warning.
    if (nodes.length === 0 || (runsReference && prefix === "")) return [];
    const used = new Set(
      nodes
        .flatMap(({ node }) => nodeReferences(node))
        .flatMap(({ binding }) => (binding.source === "pipeline_input" ? binding.input : [])),
    );
    const isUsed = (input: string): boolean => input.split(".").some((_, index, parts) => used.has(parts.slice(0, index + 1).join(".")));
    return Object.keys(component.inputs)
      .filter((input) => !isUsed(input))
      .map((input) => {
        const message = `input "${input}" of pipeline "${label}" is never used`;
        return doubt("AZML315", message, { path: `${prefix}inputs.${input}`, location, focus: inputWord(component, input) });
      });
  });
}

/** A pipeline without nodes does nothing. */
export function emptyPipelines({ pipelines, runsReference }: JobScope): Diagnostic[] {
  return pipelines
    .filter(({ nodes, prefix }) => nodes.length === 0 && !(runsReference && prefix === ""))
    .map(({ label, prefix, location }) => doubt("AZML316", `pipeline "${label}" has no steps`, { path: `${prefix}jobs`, location }));
}
