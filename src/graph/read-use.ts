import type { CallSite } from "../diagnostics/call-site.js";
import type { DefinitionSource } from "../model/definition-source.js";
import { isAssetKind } from "../model/kind.js";
import type { InputMode } from "../model/mode.js";
import type { NodeCommon } from "../model/node-common.js";
import type { OutputSetting } from "../model/value.js";
import { compact } from "../util/compact.js";
import { boundOutputs } from "./bound-outputs.js";
import type { GraphContext } from "./graph-context.js";
import { readInputModes } from "./input-modes.js";
import type { ComponentDraft, DraftValue, NodeDraft, NodeNames } from "./node-draft.js";
import { type PendingPath, reportLater } from "./pending-path.js";
import { readInputs } from "./read-inputs.js";
import { readOutputSettings } from "./read-output-settings.js";
import { resolveInputs, resolveSettings } from "./resolve-values.js";
import type { ComponentShape } from "./shape.js";
import type { StepSettings } from "./step-settings.js";

/** A use of a component, as its call says: what becomes a node of any kind. */
export interface Use {
  readonly shape: ComponentShape;
  readonly settings: StepSettings;
  readonly inputs: ReadonlyMap<string, DraftValue>;
  readonly modes: ReadonlyMap<string, InputMode>;
  readonly outputs: Map<string, OutputSetting>;
  readonly site: CallSite;
  readonly label: string;
  readonly pending: readonly PendingPath[];
}

/** Where a use of a component is read. */
export interface UsePlace {
  readonly label: string;
  readonly site: CallSite;
  readonly owner: object;
  /** Wire names of inputs that get their values otherwise. */
  readonly provided?: ReadonlySet<string>;
}

/** Reads inputs and settings against the ports of a component. Settings of the component's own stand where the step says nothing. */
export function readUse(
  shape: ComponentShape,
  given: unknown,
  own: StepSettings,
  { label, site, owner, provided }: UsePlace,
  context: GraphContext,
): Use {
  const pending: PendingPath[] = [...(shape.pending ?? [])];
  const report = reportLater(context.sink, pending);
  const { inputs: _, outputs: __, ...said } = own;
  const place = compact({ what: label, component: shape.label, site, owner, provided, open: shape.open, report });
  return {
    shape,
    settings: { ...shape.settings, ...compact(said) },
    inputs: readInputs(given, shape.inputs, place, context),
    modes: readInputModes(own.inputs, shape, label, site, context),
    outputs: readOutputSettings(own.outputs, shape.outputs, label, site, context, shape.open),
    site,
    label,
    pending,
  };
}

/** The draft of a use; `make` gives what its kind of node has beside what all have. */
export function componentDraft(
  use: Use,
  context: GraphContext,
  make: (common: NodeCommon, settings: StepSettings) => ReturnType<NodeDraft["node"]>,
): ComponentDraft {
  const { shape, settings, inputs, outputs, site, label, pending } = use;
  const draft: ComponentDraft = {
    kind: "step",
    name: settings.name,
    baseName: shape.name,
    label,
    site,
    ports: shape.outputs,
    ...(shape.statesOutputs && { statesOutputs: shape.statesOutputs }),
    outputs,
    pending,
    shape,
    inputs,
    node: (name, names) => make(commonOf(name, names), resolveSettings(settings, { draft, names, context })),
  };
  const commonOf = (name: string, names: NodeNames): NodeCommon =>
    compact({
      name,
      displayName: settings.displayName,
      comment: settings.comment,
      tags: settings.tags,
      properties: settings.properties,
      local: settings.local,
      inputs: resolveInputs(inputs, use.modes, { draft, names, context }),
      outputs: statedOutputs(use),
      source: sourceOf(shape),
      location: site.location(),
    });
  return draft;
}

function statedOutputs({ shape, outputs }: Use): NodeCommon["outputs"] {
  return Object.fromEntries([
    ...shape.outputs.flatMap(({ wire, port, said: within }): [string, OutputSetting][] => {
      const said = outputs.get(wire);
      if (said?.boundTo !== undefined) return [[wire, said]];
      // azure-ai-ml has no way to state a value's kind at a node.
      const stated = shape.statesOutputs && isAssetKind(port.kind) ? compact({ type: port.kind, mode: port.mode }) : undefined;
      return stated || within || said ? [[wire, { ...stated, ...within, ...said }]] : [];
    }),
    ...[...outputs].filter(([wire]) => !shape.outputs.some((output) => output.wire === wire)),
  ]);
}

function sourceOf({ component }: ComponentShape): DefinitionSource {
  if (component.kind !== "reference") return component.source;
  return component.id.startsWith("azureml://registries/") ? "REMOTE.REGISTRY" : "REMOTE.WORKSPACE.COMPONENT";
}

/** `outputs` of what a call answers with. */
export function outputsOf(draft: NodeDraft, owner: object, component: string, context: GraphContext, open?: true): object {
  return boundOutputs(draft.ports, { owner, step: draft, label: draft.label, component, ...(open && { open }) }, context);
}
