import type { PortKind } from "../model/kind.js";
import type { SourceLocation } from "../model/location.js";
import type { Node } from "../model/pipeline.js";

/** A job as a picture: cards, boxes that hold cards, and edges for what goes from one to another. Plain data, so that it can be sent. */
export interface JobGraph {
  /** Boxes before what is in them, else in the order of creation. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** A card or a box. */
export interface GraphNode {
  /** Path of the node: `prepare/split`. Inputs and outputs of the job have the ids `inputs.data` and `outputs.model`. */
  readonly id: string;
  /** Id of the box that it is in. */
  readonly parent?: string;
  /** Last part of the path. */
  readonly name: string;
  /** A loop has the id of the node that it repeats. */
  readonly kind: Node["kind"] | "input" | "output";
  readonly displayName?: string;
  readonly description?: string;
  /** Name of its component, or the id of one of a workspace. */
  readonly component?: string;
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphPort[];
  /** The command line, before values are put in. */
  readonly command?: string;
  /** Name or image of the environment. */
  readonly environment?: string;
  /** Where the user's file makes it. */
  readonly location?: SourceLocation;
}

export interface GraphPort {
  readonly name: string;
  readonly kind?: PortKind;
  /** What it is given, as it was written: a value, a path, a binding. */
  readonly value?: string;
}

/** What one node puts out and another takes in, or (`control`) which of two blocks a branching runs. */
export interface GraphEdge {
  readonly from: string;
  /** Output of `from`. */
  readonly output?: string;
  readonly to: string;
  /** Input of `to`. */
  readonly input?: string;
  readonly kind: "data" | "control";
}
