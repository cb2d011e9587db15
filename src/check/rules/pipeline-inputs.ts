import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { inputWord } from "../describe.js";
import { isRequired } from "../../model/port.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobScope, NodeScope, PipelineScope } from "../job-scope.js";
import { nodeReferences } from "../../model/node-references.js";
import { doubt, problem } from "../rule.js";
import { cycleOf, namesInput } from "./bindings.js";
import { missingInputs } from "./ports.js";

/** An optional input of a pipeline goes to optional inputs only: its nodes could not run without it (semantics.md §20). */
export function optionalToRequired({ pipelines }: JobScope): Diagnostic[] {
  return pipelines.flatMap(({ component, prefix, location, nodes }) =>
    Object.entries(component.inputs).flatMap(([input, port]) => {
      if (port.optional !== true || port.default !== undefined) return [];
      const required = nodes.flatMap((scope) =>
        Object.entries(scope.node.inputs).flatMap(([name, value]) => {
          const target = scope.component?.inputs[name];
          const bound = value.kind === "binding" && value.binding.source === "pipeline_input" && value.binding.input === input;
          return bound && target && isRequired(target) ? `"${name}" of node "${scope.name}"` : [];
        }),
      );
      if (required.length === 0) return [];
      const message = `input "${input}" of the pipeline may be left out, and input ${required.join(" and input ")} may not`;
      const hint = "make them agree: both optional, or neither, or give one a default";
      return problem("AZML314", message, { path: `${prefix}inputs.${input}`, location, focus: inputWord(component, input), hint });
    }),
  );
}

/** An input that no node uses is a mistake more often than not. One that is unused because of another mistake is not told of beside it. */
export function unusedInputs({ pipelines, runsReference }: JobScope): Diagnostic[] {
  return pipelines.flatMap((pipeline) => {
    const { component, label, prefix, location, nodes } = pipeline;
    // An empty pipeline has its own warning, and one with a cycle an error: nobody knows what was meant for the bindings along it.
    if (nodes.length === 0 || (runsReference && prefix === "") || cycleOf(nodes) !== undefined) return [];
    const used = usedInputs(pipeline);
    const isUsed = (input: string): boolean => input.split(".").some((_, index, parts) => used.has(parts.slice(0, index + 1).join(".")));
    return Object.keys(component.inputs)
      .filter((input) => !isUsed(input) && !nodes.some((node) => missingInputs(node).includes(input) || isMentioned(input, node)))
      .map((input) => {
        const message = `input "${input}" of pipeline "${label}" is never used`;
        return doubt("AZML315", message, { path: `${prefix}inputs.${input}`, location, focus: inputWord(component, input) });
      });
  });
}

/** Inputs of a pipeline that bindings name, or mean: a misspelt one is told of where it stands. */
function usedInputs({ component, nodes }: PipelineScope): Set<string> {
  const known = Object.keys(component.inputs);
  const bindings = nodes.flatMap(({ node }) => nodeReferences(node)).map(({ binding }) => binding);
  const named = bindings.flatMap((binding) => (binding.source === "pipeline_input" ? binding.input : []));
  return new Set(named.flatMap((name) => (namesInput(name, known) ? name : (didYouMean(name, known) ?? []))));
}

/** Whether a text names the input in what was to be a binding, such as `${{parent.input.data}}`. The readers tell of it. */
function isMentioned(input: string, { node }: NodeScope): boolean {
  return Object.values(node.inputs).some((value) => {
    const text = value.kind === "text" ? value.text : value.kind === "literal" ? value.value : undefined;
    return (
      typeof text === "string" && [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].some(([, inner = ""]) => inner.trim().split(".").includes(input))
    );
  });
}

/** A pipeline without nodes does nothing. */
export function emptyPipelines({ pipelines, runsReference }: JobScope): Diagnostic[] {
  return pipelines
    .filter(({ nodes, prefix }) => nodes.length === 0 && !(runsReference && prefix === ""))
    .map(({ label, prefix, location }) => doubt("AZML316", `pipeline "${label}" has no steps`, { path: `${prefix}jobs`, location }));
}
