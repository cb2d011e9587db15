import type { AssetInput } from "../../model/asset.js";
import { codeOwner, type CodeOwner } from "../../model/code-owner.js";
import type { ComponentReference } from "../../model/component-reference.js";
import { loopItems } from "../../model/parallel-for-node.js";
import type { Component, Node } from "../../model/pipeline.js";
import type { InputValues } from "../../model/value.js";

/** What the components and nodes of a job refer to, in the order in which they are met. */
export interface SubmittedParts {
  readonly components: readonly (Component | ComponentReference)[];
  /** What has code and environments. */
  readonly owners: readonly CodeOwner[];
}

/** The parts of these components, and of the nodes inside those that are pipelines. */
export function partsOf(components: readonly (Component | ComponentReference)[]): SubmittedParts {
  const nodes = components.flatMap((component) => (component.kind === "pipeline" ? Object.values(component.jobs) : []));
  const owners = [...components.map(codeOwner), ...nodes.map(nodeTask)].filter((owner) => owner !== undefined);
  return { components, owners: [...new Set(owners)] };
}

/** A parallel node may have a task in place of its component's. */
function nodeTask(node: Node): CodeOwner | undefined {
  return node.kind === "parallel" ? node.task : undefined;
}

/** Assets that the nodes of a pipeline, and of those inside it, are given. */
export function assetsWithin(component: Component | ComponentReference): AssetInput[] {
  if (component.kind !== "pipeline") return [];
  return Object.values(component.jobs).flatMap((node) => [
    ...assetsOf(node.inputs),
    ...(node.kind === "parallel_for" ? loopItems(node).flatMap(assetsOf) : []),
    ...(node.component === undefined ? [] : assetsWithin(node.component)),
  ]);
}

export function assetsOf(inputs: InputValues): AssetInput[] {
  return Object.values(inputs).flatMap((value) => (value.kind === "asset" ? [value.asset] : []));
}
