import type { AutomlTask } from "../../../model/automl-task.js";
import { automlTaskNames } from "../../../model/automl-words.js";
import { type BodyReader, readWord } from "../source/body-reader.js";
import { readTask, type TaskNames } from "./task.js";

const names: TaskNames = {
  limits: "limit_settings",
  featurization: "featurization_settings",
  training: "training_settings",
  forecasting: "forecasting_settings",
  sweep: "sweep_settings",
  imageParameters: "model_settings",
  textParameters: "fixed_parameters",
  textSearch: "texts",
};

/** `taskDetails` of an AutoML job, but for its data. */
export function readTaskDetails(reader: BodyReader): AutomlTask | undefined {
  const place = reader.require("taskType");
  const task = place && readWord(place, automlTaskNames);
  return task && readTask(task, reader, names);
}
