import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { accepts } from "../../model/accepted-kinds.js";
import { aKind, isPrimitiveKind, type PortKind } from "../../model/kind.js";
import type { Binding } from "../../model/value.js";
import type { JobScope, PipelineScope } from "../job-scope.js";
import { doubt } from "../rule.js";
import { cycleOf } from "./bindings.js";

/**
 * What is wired together is of kinds that fit. Only a warning: Azure ML's client refuses nothing, and the service takes
 * more than the list says. Pipelines from TypeScript were judged when they were built, `.as(kind)` included.
 */
export function kindsFit({ pipelines }: JobScope): Diagnostic[] {
  return (
    pipelines
      // Where nodes wait for each other nobody knows what one gives to the other.
      .filter(({ component, nodes }) => component.source !== "DSL" && cycleOf(nodes) === undefined)
      .flatMap((pipeline) => {
        const kindOf = kindsIn(pipeline);
        return pipeline.nodes.flatMap(({ name, node, component, path, location }) => {
          const inputs = Object.entries(node.inputs).flatMap(([input, value]) => {
            const wanted = component?.inputs[input]?.kind;
            const got = value.kind === "binding" ? kindOf(value.binding) : undefined;
            if (!wanted || !got || fits(wanted, got)) return [];
            const message = `input "${input}" of node "${name}" takes ${aKind(wanted)}, and is wired to ${aKind(got)}`;
            return doubt("AZML313", message, { path: `${path}.inputs.${input}`, location, focus: input });
          });
          const outputs = Object.entries(node.outputs).flatMap(([output, { boundTo }]) => {
            const wanted = boundTo === undefined ? undefined : pipeline.component.outputs[boundTo]?.kind;
            const got = component?.outputs[output]?.kind;
            if (!wanted || !got || fits(wanted, got)) return [];
            const message = `output "${boundTo}" of the pipeline is ${aKind(wanted)}, and node "${name}" writes ${aKind(got)} to it`;
            return doubt("AZML313", message, { path: `${path}.outputs.${output}`, location, focus: output });
          });
          return [...inputs, ...outputs];
        });
      })
  );
}

/** Any value can be a text: in YAML an input of the job has the kind of its value, so `10` for a name is an integer. */
function fits(wanted: PortKind, got: PortKind): boolean {
  return accepts(wanted, got) || (wanted === "string" && isPrimitiveKind(got));
}

function kindsIn(pipeline: PipelineScope): (binding: Binding) => PortKind | undefined {
  const byName = new Map(pipeline.nodes.map((node) => [node.name, node.component]));
  return (binding) => {
    switch (binding.source) {
      case "pipeline_input":
        return pipeline.component.inputs[binding.input]?.kind;
      case "node_output":
        return byName.get(binding.node)?.outputs[binding.output]?.kind;
      case "node_input":
        return byName.get(binding.node)?.inputs[binding.input]?.kind;
    }
  };
}
