import type { Component, ComponentReference } from "../../model/component.js";
import type { PipelineComponent } from "../../model/pipeline-component.js";

/**
 * The components that the nodes of a pipeline use, layer by layer, the deepest nesting first; in each layer in the order of the nodes.
 * A layer refers only to layers before it, so that each can be created at once when those are there.
 */
export function componentLayers(pipeline: PipelineComponent): (Component | ComponentReference)[][] {
  const layers: (Component | ComponentReference)[][] = [];
  const collect = (component: PipelineComponent, depth: number): void => {
    for (const node of Object.values(component.jobs)) {
      (layers[depth] ??= []).push(node.component);
      if (node.component.kind === "pipeline") collect(node.component, depth + 1);
    }
  };
  collect(pipeline, 0);
  return layers.reverse();
}
