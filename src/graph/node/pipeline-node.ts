import type { NodeMaker } from "./node-maker.js";

export const pipelineNode: NodeMaker<"pipeline"> = (common, component) => ({ kind: "pipeline", ...common, component });
