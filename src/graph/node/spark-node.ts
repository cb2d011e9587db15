import { compact } from "../../util/compact.js";
import type { NodeMaker } from "./node-maker.js";

export const sparkNode: NodeMaker<"spark"> = (common, component, { compute, resources, identity, conf }) =>
  compact({ kind: "spark" as const, ...common, component, compute, resources, identity, conf });
