import type { ComponentReference } from "./component.js";
import type { NodeCommon } from "./node-common.js";
import type { PipelineComponent } from "./pipeline-component.js";

/** One use of a pipeline inside another. */
export interface PipelineNode extends NodeCommon {
  readonly kind: "pipeline";
  readonly component: PipelineComponent | ComponentReference;
}
