import type { ComponentReference } from "../../model/component-reference.js";
import type { NodeCommon } from "../../model/node-common.js";
import type { Node, UsableComponent } from "../../model/pipeline.js";
import type { StepSettings } from "../step-settings.js";

/** Makes the node of one kind: what all nodes have, the component, and of the settings what this kind of node holds. */
export type NodeMaker<Kind extends UsableComponent["kind"]> = (
  common: NodeCommon,
  component: Extract<UsableComponent, { readonly kind: Kind }> | ComponentReference,
  settings: StepSettings,
) => Node;
