import { anonymousName } from "../../model/anonymous.js";
import { componentHash, namedComponentHash } from "../../hash/component-hash.js";
import type { Component } from "../../model/pipeline.js";
import { unreachable } from "../../util/unreachable.js";
import { defined, type JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { automlComponentSpec } from "./automl-component-spec.js";
import { commandComponentSpec } from "./command-component-spec.js";
import { dataTransferComponentSpec } from "./data-transfer-component-spec.js";
import { parallelComponentSpec } from "./parallel-component-spec.js";
import { pipelineComponentSpec } from "./pipeline-component-spec.js";
import { sentSpec } from "./sent-spec.js";
import { sparkComponentSpec } from "./spark-component-spec.js";

/** A component version as it is sent: `PUT …/components/<name>/versions/<version>`. */
export interface ComponentRequest {
  readonly name: string;
  readonly version: string;
  readonly body: JsonObject;
}

/** `componentSpec` of a component of any kind, as it is hashed. */
function componentSpec(component: Component, ids: ResolvedIds): JsonObject {
  switch (component.kind) {
    case "automl":
      return automlComponentSpec(component);
    case "command":
      return commandComponentSpec(component, ids);
    case "data_transfer":
      return dataTransferComponentSpec(component);
    case "parallel":
      return parallelComponentSpec(component, ids);
    case "pipeline":
      return pipelineComponentSpec(component, ids);
    case "spark":
      return sparkComponentSpec(component, ids);
    default:
      return unreachable(component);
  }
}

/** A component that is part of a job: sent under a common name, with a hash of its spec as the version. */
export function anonymousComponentRequest(component: Component, ids: ResolvedIds): ComponentRequest {
  const spec = componentSpec(component, ids);
  return { name: anonymousName, version: componentHash(spec), body: componentBody(component, spec, { isAnonymous: true }) };
}

/** A component that is registered under its own name. */
export function namedComponentRequest(component: Component, version: string, ids: ResolvedIds): ComponentRequest {
  const spec = componentSpec(component, ids);
  // azure-ai-ml leaves the hash out for pipelines.
  const hash = component.kind === "pipeline" ? {} : { client_component_hash: namedComponentHash(spec) };
  return { name: component.name, version, body: componentBody(component, spec, { isAnonymous: false, properties: hash }) };
}

function componentBody(
  component: Component,
  spec: JsonObject,
  options: { readonly isAnonymous: boolean; readonly properties?: JsonObject },
): JsonObject {
  return {
    properties: defined({
      componentSpec: sentSpec(spec),
      description: component.description,
      isAnonymous: options.isAnonymous,
      isArchived: component.kind === "pipeline" ? undefined : false,
      properties: { ...component.properties, ...options.properties },
      tags: component.tags ?? {},
    }),
  };
}
