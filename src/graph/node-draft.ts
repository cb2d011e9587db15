import type { CallSite } from "../diagnostics/call-site.js";
import type { Bound } from "../dsl/bound.js";
import type { Node } from "../model/pipeline.js";
import type { InputValue, OutputSetting } from "../model/value.js";
import type { PendingPath } from "./pending-path.js";
import type { ComponentShape, OutputShape } from "./shape.js";

/** A value that a node was given; a binding to another node is resolved when that node has its name. */
export type DraftValue = InputValue | Bound;

/** A call that adds a node, understood as far as it could be. */
export interface NodeDraft {
  /** Branchings and loops steer other nodes; steps do something. */
  readonly kind: "step" | "flow";
  /** The name that the user gave it. */
  readonly name: string | undefined;
  /** What it is called without one. */
  readonly baseName: string;
  /** For messages before names are given: `step "train"`. */
  readonly label: string;
  readonly site: CallSite;
  /** What it makes. */
  readonly ports: readonly OutputShape[];
  /** True when the node states the kinds of its outputs. */
  readonly statesOutputs?: true;
  /** Settings of its outputs, by wire name. */
  readonly outputs: Map<string, OutputSetting>;
  /** Problems that were told, and still want their place in the job. */
  readonly pending: readonly PendingPath[];
  /** Makes the node, when every node of the pipeline has a name. */
  node(name: string, names: NodeNames): Node;
}

/** The use of a component: what loops can repeat. */
export interface ComponentDraft extends NodeDraft {
  readonly shape: ComponentShape;
  /** By wire name. */
  readonly inputs: ReadonlyMap<string, DraftValue>;
}

/** False for branchings and loops, and for AutoML, which has no component. */
export function isComponentDraft(draft: NodeDraft): draft is ComponentDraft {
  return "shape" in draft;
}

/** The names of a pipeline's nodes, by draft. */
export interface NodeNames {
  of(draft: object): string | undefined;
  /** True when an input of another node is bound to an output of the draft. */
  isUsed(draft: object, output: string): boolean;
  /** The step that a loop over items repeats. */
  bodyOf(loop: object): NodeDraft | undefined;
  /** True for a step that a loop over items repeats: only the loop has its outputs. */
  isRepeated(draft: object): boolean;
}
