import type { AutomlComponent } from "../../model/automl-component.js";
import { filled, type JsonObject } from "../json-object.js";
import { commonSpec } from "./common-spec.js";

/** `componentSpec` of an AutoML component. */
export function automlComponentSpec(component: AutomlComponent): JsonObject {
  return filled({ ...commonSpec(component), type: "automl", is_deterministic: component.isDeterministic, task: component.task });
}
