import type { NodeCall } from "../dsl/frame.js";
import { readAutoml } from "./automl/read-automl.js";
import { readDoWhile } from "./flow/read-do-while.js";
import { readIfElse } from "./flow/read-if-else.js";
import { readParallelFor } from "./flow/read-parallel-for.js";
import type { PipelineFrame } from "./pipeline-frame.js";
import { readStep } from "./read-step.js";
import { readSweep } from "./read-sweep.js";
import { readTransfer } from "./read-transfer.js";

const readers: {
  readonly [Kind in NodeCall["kind"]]: (call: Extract<NodeCall, { readonly kind: Kind }>, frame: PipelineFrame) => unknown;
} = {
  step: readStep,
  sweep: readSweep,
  if_else: readIfElse,
  do_while: readDoWhile,
  parallel_for: readParallelFor,
  transfer: readTransfer,
  automl: readAutoml,
};

/** Reads a call that adds to a pipeline, whatever its kind. */
export function readCall(call: NodeCall, frame: PipelineFrame): unknown {
  // The kind is the call's own, which the table cannot know.
  return (readers[call.kind] as (call: NodeCall, frame: PipelineFrame) => unknown)(call, frame);
}
