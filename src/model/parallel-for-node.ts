import type { ControlFlowCommon } from "./control-flow-common.js";
import { isPrimitiveKind, type PortKind } from "./kind.js";
import type { InputValues } from "./value.js";

/** Inputs of one round. */
export type LoopItem = InputValues;

/** Runs a node of its pipeline once for each item, all at the same time. `outputs` says what becomes of the rounds' outputs together. */
export interface ParallelForNode extends ControlFlowCommon {
  readonly kind: "parallel_for";
  /** Name of the node that is repeated. */
  readonly body: string;
  /** A list, a map, or the text of a binding to a list that exists only when the pipeline runs. */
  readonly items: readonly LoopItem[] | { readonly named: Readonly<Record<string, LoopItem>> } | string;
  /** All at once when absent. */
  readonly maxConcurrency?: number;
}

/** The kind that the outputs of all rounds together have: tables of files, lists in a text. */
export function aggregateKind(kind: PortKind): PortKind {
  return isPrimitiveKind(kind) ? "string" : "mltable";
}

export function loopItems({ items }: ParallelForNode): readonly LoopItem[] {
  if (typeof items === "string") return [];
  return "named" in items ? Object.values(items.named) : items;
}
