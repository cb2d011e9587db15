import type { ParallelComponent } from "../../model/parallel-component.js";
import { readParallelSettings } from "../part/read-parallel-settings.js";
import type { ComponentRole } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCommon } from "./read-common.js";

/** `type: parallel`. Unlike of other components azure-ai-ml drops of it what it does not know. */
export function readParallelComponent(value: YamlValue, role: ComponentRole): ParallelComponent {
  const reader = new MapReader(value, "a parallel component");
  const common = readComponentCommon(reader, role);
  const settings = readParallelSettings(reader, "component");
  reader.close("warning");
  return { kind: "parallel", ...common, ...settings };
}
