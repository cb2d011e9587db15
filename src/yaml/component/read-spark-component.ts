import type { SparkComponent } from "../../model/spark-component.js";
import { compact } from "../../util/compact.js";
import { readAdditionalIncludes } from "../part/read-additional-includes.js";
import { readSparkEnvironment } from "../part/read-environment-value.js";
import { readSparkCode, readSparkSettings } from "../part/read-spark-settings.js";
import type { ComponentRole } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCommon } from "./read-common.js";

/** `type: spark`. */
export function readSparkComponent(value: YamlValue, role: ComponentRole): SparkComponent {
  const reader = new MapReader(value, "a Spark component");
  const common = readComponentCommon(reader, role);
  reader.require("entry");
  const code = readSparkCode(reader);
  return {
    kind: "spark",
    ...common,
    code,
    ...compact({
      environment: readSparkEnvironment(reader.get("environment")),
      additionalIncludes: readAdditionalIncludes(reader.get("additional_includes"), code),
    }),
    ...readSparkSettings(reader),
    ...reader.extra(),
  };
}
