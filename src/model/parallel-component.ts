import type { ComponentCommon } from "./component-common.js";
import type { ParallelSettings } from "./parallel-settings.js";

/** A function over mini-batches of its input, run on several processes and machines. */
export interface ParallelComponent extends ComponentCommon, ParallelSettings {
  readonly kind: "parallel";
}
