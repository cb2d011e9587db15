import type { SweepNode } from "../../../model/pipeline.js";
import { writeIdentity } from "../part/run-settings.js";
import { writeSweepSettings } from "../part/sweep-settings.js";
import type { WritableMap } from "../yaml-text.js";

export function writeSweepNode(node: SweepNode): WritableMap {
  return { ...writeSweepSettings(node), identity: node.identity === undefined ? undefined : writeIdentity(node.identity) };
}
