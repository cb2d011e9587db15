import type { AutomlComponent } from "../../model/automl-component.js";
import { type AutomlTaskName, automlTaskNames } from "../../model/automl-words.js";
import { snakeSpelling } from "../automl/read-automl-fields.js";
import type { ComponentRole } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCommon } from "./read-common.js";

/** `type: automl`: no more than a task. azure-ai-ml drops of it what it does not know. */
export function readAutomlComponent(value: YamlValue, role: ComponentRole): AutomlComponent | undefined {
  const reader = new MapReader(value, "an AutoML component");
  const common = readComponentCommon(reader, role);
  reader.require("task");
  const task = reader.oneOf("task", Object.keys(automlTaskNames) as AutomlTaskName[], { anyCase: true, spelling: snakeSpelling });
  reader.close("warning");
  return task === undefined ? undefined : { kind: "automl", ...common, task };
}
