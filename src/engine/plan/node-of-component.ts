import type { NodeCommon } from "../../model/node-common.js";
import type { Component, ComponentNode } from "../../model/pipeline.js";
import type { SparkComponent } from "../../model/spark-component.js";
import type { SparkNode } from "../../model/spark-node.js";
import { compact } from "../../util/compact.js";

/**
 * The node with its component in the place of a reference. A node that only names a component is taken for a command when it does not say its
 * type, so that it becomes what its component is. Undefined when the node's type cannot run the component.
 */
export function nodeOfComponent(node: ComponentNode, component: Component): ComponentNode | undefined {
  if (node.kind === "sweep") return component.kind === "command" || component.kind === "pipeline" ? { ...node, component } : undefined;
  if (node.kind === "spark" && component.kind === "spark") return { ...node, component: withSettingsOf(node, component) };
  if (node.kind !== "command") return node.kind === component.kind ? ({ ...node, component } as ComponentNode) : undefined;
  const { compute, environmentVariables, identity } = node;
  const settings = compact({ compute, identity });
  switch (component.kind) {
    case "command":
      return { ...node, component };
    case "parallel":
      return {
        kind: "parallel",
        ...commonOf(node),
        component,
        ...settings,
        ...compact({ environmentVariables, resources: node.resources }),
      };
    case "pipeline":
      return { kind: "pipeline", ...commonOf(node), component };
    case "spark":
      return { kind: "spark", ...commonOf(node), component, ...settings };
    case "data_transfer":
      return component.task === "copy_data"
        ? { kind: "data_transfer", ...commonOf(node), component, task: component.task, ...compact({ compute }) }
        : undefined;
    case "automl":
      return undefined;
  }
}

/** Of a component that it only names, a Spark node may say everything again. */
function withSettingsOf({ entry, pyFiles, jars, files, archives, args }: SparkNode, component: SparkComponent): SparkComponent {
  return { ...component, ...compact({ entry, pyFiles, jars, files, archives, args }) };
}

function commonOf({
  name,
  displayName,
  description,
  comment,
  tags,
  properties,
  inputs,
  outputs,
  extra,
  local,
  source,
  location,
}: NodeCommon): NodeCommon {
  return { name, inputs, outputs, source, ...compact({ displayName, description, comment, tags, properties, extra, local, location }) };
}
