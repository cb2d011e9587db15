import type { PortKind } from "../../model/kind.js";
import type { InputMode, OutputMode } from "../../model/mode.js";
import type { Node } from "../../model/pipeline.js";
import type { ReadContext } from "../read-context.js";

/** The ports of the pipeline that a node stands in. */
export interface PipelineScope {
  readonly inputs: Readonly<Record<string, { readonly kind: PortKind; readonly mode?: InputMode }>>;
  readonly outputs: Readonly<Record<string, { readonly kind: PortKind; readonly mode?: OutputMode }>>;
}

/** What a node reader may ask of its surroundings. */
export interface NodeContext {
  readonly name: string;
  readonly scope: PipelineScope;
  /** Names of all nodes of the pipeline. */
  readonly siblings: readonly string[];
  /** Another node of the pipeline, read when it is asked for; undefined when there is none, or when it is being read. */
  sibling(name: string): Node | undefined;
  readonly read: ReadContext;
}
