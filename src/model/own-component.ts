import type { Component, Node } from "./pipeline.js";

/** The component of a node, where it is known here: undefined for control flow, and for a reference to one of a workspace. */
export function ownComponent({ component }: Node): Component | undefined {
  return component === undefined || component.kind === "reference" ? undefined : component;
}
