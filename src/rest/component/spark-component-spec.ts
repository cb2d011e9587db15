import type { SparkComponent } from "../../model/spark-component.js";
import { filled, type JsonObject } from "../json-object.js";
import { sparkConf, sparkEntrySpec } from "../part/spark-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonSpec } from "./common-spec.js";

/** `componentSpec` of a Spark component. */
export function sparkComponentSpec(component: SparkComponent, ids: ResolvedIds): JsonObject {
  return filled({
    ...commonSpec(component),
    type: "spark",
    is_deterministic: component.isDeterministic,
    code: ids.code(component),
    entry: component.entry === undefined ? undefined : sparkEntrySpec(component.entry),
    py_files: component.pyFiles,
    jars: component.jars,
    files: component.files,
    archives: component.archives,
    conf: sparkConf(component.conf ?? {}),
    args: component.args,
    environment: component.environment === undefined ? undefined : ids.environment(component.environment),
    additional_includes: component.additionalIncludes,
  });
}
