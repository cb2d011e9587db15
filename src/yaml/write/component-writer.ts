import type { CommandComponent } from "../../model/command-component.js";
import type { Component, PipelineComponent } from "../../model/pipeline.js";
import type { ComponentCommon } from "../../model/component-common.js";
import type { Environment } from "../../model/environment.js";
import { unreachable } from "../../util/unreachable.js";
import path from "node:path";
import { relativePath } from "./relative-path.js";
import { writeDistribution, writeResources } from "./run-settings.js";
import { mapEntries, nonEmpty, prefixed, writeInputPort, writeOutputPort } from "./values.js";
import type { Writable } from "./yaml-text.js";

/** Writes the nodes of a pipeline; handed down, since nodes hold components and pipelines hold nodes. */
export type WriteNodes = (pipeline: PipelineComponent, folder: string) => Writable;

/** A component of any kind, for a file of `folder`. */
export function writeComponent(
  component: Component,
  folder: string,
  writeNodes: WriteNodes,
): { readonly [key: string]: Writable | undefined } {
  switch (component.kind) {
    case "command":
      return { ...writeHead(component, "commandComponent"), ...writeCommand(component, folder), ...component.extra };
    case "pipeline":
      return {
        ...writeHead(component, "pipelineComponent"),
        ...writePorts(component),
        jobs: writeNodes(component, folder),
        ...component.extra,
      };
    default:
      return unreachable(component);
  }
}

function writeHead(
  component: ComponentCommon & { readonly kind: string },
  schema: string,
): { readonly [key: string]: Writable | undefined } {
  const inline = component.source === "YAML.JOB";
  return {
    $schema:
      component.schema ??
      (inline || component.source === "YAML.COMPONENT" ? undefined : `https://azuremlschemas.azureedge.net/latest/${schema}.schema.json`),
    type: component.kind,
    name: inline ? undefined : component.name,
    version: inline ? undefined : component.version,
    display_name: component.displayName,
    description: component.description,
    tags: component.tags,
    properties: component.properties,
    is_deterministic: component.isDeterministic ? undefined : false,
  };
}

function writePorts(component: ComponentCommon): { readonly [key: string]: Writable | undefined } {
  return {
    inputs: nonEmpty(mapEntries(component.inputs, writeInputPort)),
    outputs: nonEmpty(mapEntries(component.outputs, writeOutputPort)),
  };
}

function writeCommand(component: CommandComponent, folder: string): { readonly [key: string]: Writable | undefined } {
  const { code, environment, resources, distribution, additionalIncludes, location } = component;
  if (code?.kind === "body") throw new Error("a job is bundled before it is written");
  const base = location === undefined ? process.cwd() : path.dirname(location.file);
  return {
    ...writePorts(component),
    code: code === undefined ? undefined : code.kind === "local" ? relativePath(folder, code.path) : code.id,
    environment: environment === undefined ? undefined : writeEnvironment(environment, folder),
    command: component.command,
    resources: resources === undefined ? undefined : writeResources(resources),
    distribution: distribution === undefined ? undefined : writeDistribution(distribution),
    additional_includes: additionalIncludes?.map((include) => relativePath(folder, path.resolve(base, include))),
  };
}

function writeEnvironment(environment: Environment, folder: string): Writable {
  if (environment.kind === "reference") return prefixed(environment.id);
  const { build } = environment;
  return {
    name: environment.name,
    version: environment.version,
    description: environment.description,
    tags: environment.tags,
    properties: environment.properties,
    image: environment.image,
    conda_file: environment.conda,
    build: build === undefined ? undefined : { path: relativePath(folder, build.path), dockerfile_path: build.dockerfilePath },
    inference_config: environment.inferenceConfig,
    os_type: environment.osType,
  };
}
