import { compact } from "../../util/compact.js";
import type { NodeMaker } from "./node-maker.js";

export const commandNode: NodeMaker<"command"> = (common, component, settings) => {
  const { compute, resources, distribution, limits, environmentVariables, identity, services, queueSettings } = settings;
  const own = { compute, resources, distribution, limits, environmentVariables, identity, services, queueSettings };
  return compact({ kind: "command" as const, ...common, component, ...own });
};
