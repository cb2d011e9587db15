import type { AutomlComponent } from "../../../model/automl-component.js";
import { type AutomlTaskName, automlTaskNames } from "../../../model/automl-words.js";
import { type BodyReader, sameWords } from "../source/body-reader.js";
import { type ComponentContext, readComponentCommon } from "./common.js";

const tasks = sameWords(Object.keys(automlTaskNames) as AutomlTaskName[]);

export function readAutomlComponent(reader: BodyReader, context: ComponentContext): AutomlComponent | undefined {
  const common = readComponentCommon(reader, context);
  reader.require("task");
  const task = reader.oneOf("task", tasks);
  return task === undefined ? undefined : { kind: "automl", ...common, task, ...reader.extra() };
}
