import type { ParallelComponent } from "../../../model/parallel-component.js";
import { writeParallelSettings } from "../part/parallel-settings.js";
import type { WritableMap } from "../yaml-text.js";
import { writePorts } from "./ports.js";

export function writeParallelComponent(component: ParallelComponent, folder: string): WritableMap {
  return { ...writePorts(component), ...writeParallelSettings(component, folder) };
}
