import type { PipelineComponent } from "../../../model/pipeline.js";
import { compact } from "../../../util/compact.js";
import { readNodes } from "../node/nodes.js";
import type { BodyReader } from "../source/body-reader.js";
import { type ComponentContext, readComponentCommon } from "./common.js";

export function readPipelineComponent(reader: BodyReader, context: ComponentContext): PipelineComponent {
  return {
    kind: "pipeline",
    ...readComponentCommon(reader, context),
    jobs: readNodes(reader.get("jobs"), context.workspace),
    ...compact({ sourceJobId: reader.string("sourceJobId") }),
    ...reader.extra(),
  };
}
