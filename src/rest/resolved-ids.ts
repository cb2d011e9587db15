import type { AssetInput } from "../model/asset.js";
import type { CodeOwner } from "../model/code-owner.js";
import type { Component } from "../model/pipeline.js";
import type { ComponentReference } from "../model/component-reference.js";
import type { Environment } from "../model/environment.js";

/** Ids that the workspace gave to what a job is made of. The printers ask for them; {@link submitJob} finds them out first. */
export interface ResolvedIds {
  /** ARM id of the workspace: `/subscriptions/…/workspaces/ws`. */
  readonly workspace: string;
  /** Code as it stands in a component's spec, `azureml:/subscriptions/…/codes/…/versions/1`; undefined when there is none. */
  code(owner: CodeOwner): string | undefined;
  /** As it stands in a component spec: `azureml:` and an ARM id, a curated environment, or a registry's address. */
  environment(environment: Environment): string;
  /** `componentId` of a node. */
  component(component: Component | ComponentReference): string;
  /** `uri` of an input. */
  asset(asset: AssetInput): string;
}

/**
 * ARM id of a compute. A name, `serverless` and another workspace's id all become one of this workspace; bindings stay, and so do virtual clusters,
 * which are no workspace's.
 */
export function computeId(compute: string, workspace: string): string {
  if (compute.includes("${{") || isVirtualCluster(compute)) return compute;
  return `${workspace}/computes/${/^\/subscriptions\//i.test(compute) ? compute.slice(compute.lastIndexOf("/") + 1) : compute}`;
}

function isVirtualCluster(compute: string): boolean {
  return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/virtualclusters\//i.test(compute);
}
