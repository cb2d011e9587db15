import type { ComponentCommon } from "../../../model/component-common.js";
import { mapEntries, nonEmpty, writeInputPort, writeOutputPort } from "../values.js";
import type { WritableMap } from "../yaml-text.js";

/** `inputs:` and `outputs:` of a component. */
export function writePorts(component: ComponentCommon): WritableMap {
  return {
    inputs: nonEmpty(mapEntries(component.inputs, writeInputPort)),
    outputs: nonEmpty(mapEntries(component.outputs, writeOutputPort)),
  };
}
