import { compact } from "../../util/compact.js";
import { unreachable } from "../../util/unreachable.js";
import type { NodeMaker } from "./node-maker.js";

export const dataTransferNode: NodeMaker<"data_transfer"> = (common, component, { compute }) => {
  const node = { kind: "data_transfer" as const, ...common, component, compute };
  if (component.kind === "reference") return compact({ ...node, task: "copy_data" as const });
  switch (component.task) {
    case "copy_data":
      return compact({ ...node, task: component.task, dataCopyMode: component.dataCopyMode });
    case "import_data":
      return compact({ ...node, task: component.task, from: { type: component.from } });
    case "export_data":
      return compact({ ...node, task: component.task, to: { type: component.to } });
    default:
      return unreachable(component);
  }
};
