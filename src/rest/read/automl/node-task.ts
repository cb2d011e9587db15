import type { AutomlTask } from "../../../model/automl-task.js";
import { automlTaskNames } from "../../../model/automl-words.js";
import { type BodyReader, readWord } from "../source/body-reader.js";
import { readTask, type TaskNames } from "./task.js";

const names: TaskNames = {
  limits: "limits",
  featurization: "featurization",
  training: "training",
  forecasting: "forecasting",
  sweep: "sweep",
  imageParameters: "training_parameters",
  textParameters: "training_parameters",
  textSearch: "maps",
};

/** The task of an AutoML node: flat, in YAML's spelling. */
export function readNodeTask(reader: BodyReader): AutomlTask | undefined {
  const place = reader.require("task");
  const task = place && readWord(place, automlTaskNames);
  return task && readTask(task, reader, names);
}
