import type { SparkComponent } from "../../../model/spark-component.js";
import { writeCode, writeEnvironmentValue } from "../part/environment.js";
import { writeSparkSettings } from "../part/spark-settings.js";
import type { WritableMap } from "../yaml-text.js";
import { writeIncludes } from "./includes.js";
import { writePorts } from "./ports.js";

export function writeSparkComponent(component: SparkComponent, folder: string): WritableMap {
  const { code, environment } = component;
  return {
    ...writePorts(component),
    code: code === undefined ? undefined : writeCode(code, folder),
    ...writeSparkSettings(component),
    environment: environment === undefined ? undefined : writeEnvironmentValue(environment, folder),
    additional_includes: writeIncludes(component, folder),
  };
}
