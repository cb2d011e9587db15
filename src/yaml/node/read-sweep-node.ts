import type { SweepNode } from "../../model/pipeline.js";
import { compact } from "../../util/compact.js";
import { readCompute, readIdentity } from "../part/read-run-settings.js";
import { readSweepSettings } from "../part/read-sweep-settings.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { readNodeCommon } from "./read-common.js";
import { readUse } from "./read-use.js";

/** `type: sweep`. */
export function readSweepNode(value: YamlValue, context: NodeContext): SweepNode | undefined {
  const reader = new MapReader(value, "a sweep node");
  const use = readUse(reader, "command", context, "trial");
  if (use === undefined) return undefined;
  return {
    kind: "sweep",
    component: use.component,
    ...readNodeCommon(reader, context.name, use.source),
    ...readSweepSettings(reader, "node"),
    ...compact({ compute: readCompute(reader), identity: readIdentity(reader.get("identity")) }),
    ...reader.extra(),
  };
}
