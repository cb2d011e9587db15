import type { ComponentReference } from "../../model/component-reference.js";
import type { DefinitionSource } from "../../model/definition-source.js";
import type { Component } from "../../model/pipeline.js";
import type { MapReader } from "../source/map-reader.js";
import type { NodeContext } from "./node-scope.js";
import { referenceSource } from "./read-common.js";
import { readNodeComponent } from "./read-node-component.js";

/** A component that a node uses, of one kind, and the word for where it comes from. */
export interface Use<Kind extends Component["kind"]> {
  readonly component: Extract<Component, { kind: Kind }> | ComponentReference;
  readonly source: DefinitionSource;
}

/** `component:` (or `trial:`) of a node, which has to be of `kind` unless it is only named; undefined, and reported, otherwise. */
export function readUse<Kind extends Component["kind"]>(
  reader: MapReader,
  kind: Kind,
  context: NodeContext,
  key: "component" | "trial" = "component",
): Use<Kind> | undefined {
  const place = reader.require(key);
  const component = place === undefined ? undefined : readNodeComponent(place, context.read);
  if (place === undefined || component === undefined) return undefined;
  if (component.kind === "reference") return { component, source: referenceSource(component) };
  if (isOfKind(component, kind)) return { component, source: component.source };
  const what = key === "trial" ? "a sweep" : `a node of type ${kind}`;
  place.report(
    "AZML423",
    `${what} cannot use a component of type ${component.kind}`,
    key === "trial" ? { hint: "its trial is a component of type command" } : { hint: `write type: ${component.kind}` },
  );
  return undefined;
}

function isOfKind<Kind extends Component["kind"]>(component: Component, kind: Kind): component is Extract<Component, { kind: Kind }> {
  return component.kind === kind;
}
