import type { SweepNode } from "../../../model/pipeline.js";
import type { ComponentReference } from "../../../model/component-reference.js";
import { readSweepSettings } from "../part/sweep-settings.js";
import { BodyReader } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { type NodeContext, readComponentId, readNodeCommon, readNodeCompute } from "./node-common.js";

export function readSweepNode(reader: BodyReader, context: NodeContext): SweepNode | undefined {
  const component = readTrial(reader.require("trial"));
  const common = { ...readNodeCommon(reader, context), ...readNodeCompute(reader, context) };
  const settings = readSweepSettings(reader, "seconds");
  const extra = reader.extra();
  return component && settings && { kind: "sweep", component, ...common, ...settings, ...extra };
}

/** The component of a sweep is its trial. */
function readTrial(value: BodyValue | undefined): ComponentReference | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"trial"`);
  const component = readComponentId(reader);
  reader.close();
  return component;
}
