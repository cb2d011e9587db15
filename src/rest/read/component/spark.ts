import type { SparkComponent } from "../../../model/spark-component.js";
import { compact } from "../../../util/compact.js";
import { environmentReference, remoteCode } from "../part/references.js";
import { readSparkSettings } from "../part/spark-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import { type ComponentContext, readComponentCommon } from "./common.js";

export function readSparkComponent(reader: BodyReader, context: ComponentContext): SparkComponent {
  return {
    kind: "spark",
    ...readComponentCommon(reader, context),
    ...readSparkSettings(reader),
    ...compact({
      code: remoteCode(reader.string("code")),
      environment: environmentReference(reader.string("environment")),
      additionalIncludes: reader.stringList("additional_includes"),
    }),
    ...reader.extra(),
  };
}
