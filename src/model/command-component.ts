import type { AdditionalInclude } from "./artifact-include.js";
import type { Code } from "./code.js";
import type { ComponentCommon } from "./component-common.js";
import type { Environment } from "./environment.js";
import type { Distribution, Resources } from "./run-settings.js";

/** A command line with ports: what one node runs. */
export interface CommandComponent extends ComponentCommon {
  readonly kind: "command";
  /** Command text with `${{inputs.x}}`, `${{outputs.y}}` and optional parts `$[[ … ]]`. */
  readonly command: string;
  readonly code?: Code;
  readonly environment?: Environment;
  readonly resources?: Resources;
  readonly distribution?: Distribution;
  readonly additionalIncludes?: readonly AdditionalInclude[];
}
