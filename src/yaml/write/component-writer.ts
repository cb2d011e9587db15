import type { ComponentCommon } from "../../model/component-common.js";
import type { Component, PipelineComponent } from "../../model/pipeline.js";
import { unreachable } from "../../util/unreachable.js";
import { writeCommandComponent } from "./component/command.js";
import { writeDataTransferComponent } from "./component/data-transfer.js";
import { writeParallelComponent } from "./component/parallel.js";
import { writePorts } from "./component/ports.js";
import { writeSparkComponent } from "./component/spark.js";
import type { Writable, WritableMap } from "./yaml-text.js";

/** Writes the nodes of a pipeline; handed down, since nodes hold components and pipelines hold nodes. */
export type WriteNodes = (pipeline: PipelineComponent, folder: string) => Writable;

/** A component of any kind, for a file of `folder`. */
export function writeComponentMap(component: Component, folder: string, writeNodes: WriteNodes): WritableMap {
  return { ...writeHead(component), ...writeKind(component, folder, writeNodes), ...component.extra };
}

function writeKind(component: Component, folder: string, writeNodes: WriteNodes): WritableMap {
  switch (component.kind) {
    case "automl":
      return { ...writePorts(component), task: component.task };
    case "command":
      return writeCommandComponent(component, folder);
    case "data_transfer":
      return writeDataTransferComponent(component);
    case "parallel":
      return writeParallelComponent(component, folder);
    case "pipeline":
      return { ...writePorts(component), jobs: writeNodes(component, folder) };
    case "spark":
      return writeSparkComponent(component, folder);
    default:
      return unreachable(component);
  }
}

const schemas = {
  automl: "automlComponent",
  command: "commandComponent",
  data_transfer: "dataTransferComponent",
  parallel: "parallelComponent",
  pipeline: "pipelineComponent",
  spark: "sparkComponent",
} as const satisfies Record<Component["kind"], string>;

function writeHead(component: ComponentCommon & { readonly kind: Component["kind"] }): WritableMap {
  const inline = component.source === "YAML.JOB";
  return {
    $schema:
      component.schema ??
      (inline || component.source === "YAML.COMPONENT"
        ? undefined
        : `https://azuremlschemas.azureedge.net/latest/${schemas[component.kind]}.schema.json`),
    type: component.kind,
    name: inline ? undefined : component.name,
    version: inline ? undefined : component.version,
    display_name: component.displayName,
    description: component.description,
    tags: component.tags,
    properties: component.properties,
    intellectual_property: component.intellectualProperty,
    is_deterministic: component.isDeterministic ? undefined : false,
  };
}
