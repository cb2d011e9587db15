import type { ParallelComponent } from "../../../model/parallel-component.js";
import { readParallelSettings } from "../part/parallel-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import { type ComponentContext, readComponentCommon } from "./common.js";

export function readParallelComponent(reader: BodyReader, context: ComponentContext): ParallelComponent {
  return { kind: "parallel", ...readComponentCommon(reader, context), ...readParallelSettings(reader), ...reader.extra() };
}
