import type { ComponentReference } from "../../model/component-reference.js";
import type { NodeCommon } from "../../model/node-common.js";
import type { Component, Node } from "../../model/pipeline.js";
import type { StepSettings } from "../step-settings.js";

/** Makes the node of one kind: what all nodes have, the component, and of the settings what this kind of node holds. */
export type NodeMaker<Kind extends Component["kind"]> = (
  common: NodeCommon,
  component: Extract<Component, { readonly kind: Kind }> | ComponentReference,
  settings: StepSettings,
) => Node;
