import { diagnosticAt } from "../diagnostics/report.js";
import type { BoundSource } from "../dsl/bound.js";
import { isBound } from "../dsl/bound.js";
import type { Binding, InputValue } from "../model/value.js";
import type { Node } from "../model/pipeline.js";
import { compact } from "../util/compact.js";
import { unreachable } from "../util/unreachable.js";
import type { GraphContext } from "./graph-context.js";
import { nodeNames } from "./node-names.js";
import type { DraftValue, StepDraft } from "./step-draft.js";

/** Gives every step its name, and makes nodes of them. */
export function joinSteps(steps: readonly StepDraft[], context: GraphContext): Readonly<Record<string, Node>> {
  const list = nodeNames(steps.map(({ settings, shape }) => ({ explicitName: settings.name, componentName: shape.component.name })));
  const names = new Map<object, string>(steps.map((draft, index) => [draft, list[index] ?? ""]));
  return Object.fromEntries(steps.map((draft) => [names.get(draft) ?? "", node(draft, names, context)]));
}

function node(draft: StepDraft, names: ReadonlyMap<object, string>, context: GraphContext): Node {
  const { settings, shape, site } = draft;
  const { component } = shape;
  const common = {
    name: names.get(draft) ?? "",
    displayName: settings.displayName,
    comment: settings.comment,
    tags: settings.tags,
    inputs: Object.fromEntries([...draft.inputs].flatMap(([wire, value]) => resolved(wire, value, draft, names, context))),
    outputs: Object.fromEntries(draft.outputs),
    source: component.source,
    location: site.location(),
  };
  switch (component.kind) {
    case "command": {
      const { compute, resources, distribution, limits, environmentVariables } = settings;
      return compact({ kind: "command" as const, ...common, component, compute, resources, distribution, limits, environmentVariables });
    }
    case "pipeline":
      return compact({ kind: "pipeline" as const, ...common, component });
    case "parallel": {
      const { compute, resources, environmentVariables } = settings;
      return compact({ kind: "parallel" as const, ...common, component, compute, resources, environmentVariables });
    }
    case "spark":
      return compact({ kind: "spark" as const, ...common, component, compute: settings.compute });
    case "data_transfer": {
      const node = { kind: "data_transfer" as const, ...common, component, compute: settings.compute };
      switch (component.task) {
        case "copy_data":
          return compact({ ...node, task: component.task, dataCopyMode: component.dataCopyMode });
        case "import_data":
          return compact({ ...node, task: component.task, from: { type: component.from } });
        case "export_data":
          return compact({ ...node, task: component.task, to: { type: component.to } });
        default:
          return unreachable(component);
      }
    }
    default:
      return unreachable(component);
  }
}

function resolved(
  wire: string,
  value: DraftValue,
  draft: StepDraft,
  names: ReadonlyMap<object, string>,
  context: GraphContext,
): [string, InputValue][] {
  if (!isBound(value)) return [[wire, value]];
  const binding = bindingOf(value.source, names);
  if (binding) return [[wire, { kind: "binding", binding }]];
  context.sink.add(diagnosticAt(draft.site, "AZML208", `${value.label} belongs to another pipeline than ${draft.label}`));
  return [];
}

function bindingOf(source: BoundSource, names: ReadonlyMap<object, string>): Binding | undefined {
  switch (source.from) {
    case "input":
      return { source: "pipeline_input", input: source.input };
    case "output": {
      const node = names.get(source.step);
      return node === undefined ? undefined : { source: "node_output", node, output: source.output };
    }
    case "nothing":
      return undefined;
    default:
      return unreachable(source);
  }
}
