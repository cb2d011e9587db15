import type { Component, PipelineComponent } from "../../model/pipeline.js";
import type { ComponentReference } from "../../model/component-reference.js";

/**
 * The components that the nodes of a pipeline use, layer by layer: first those that hold no nodes, in the order in which the nodes are met,
 * outer ones before inner ones; then pipelines, the deepest nesting first. A layer refers only to layers before it.
 */
export function componentLayers(pipeline: PipelineComponent): (Component | ComponentReference)[][] {
  const leaves: (Component | ComponentReference)[] = [];
  const pipelines: PipelineComponent[][] = [];
  for (let depth = [pipeline]; depth.length > 0;) {
    const used = depth.flatMap((component) => Object.values(component.jobs).flatMap((node) => node.component ?? []));
    depth = used.filter((component) => component.kind === "pipeline");
    leaves.push(...used.filter((component) => component.kind !== "pipeline"));
    if (depth.length > 0) pipelines.push(depth);
  }
  return [leaves, ...pipelines.reverse()];
}
