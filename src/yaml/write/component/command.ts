import type { CommandComponent } from "../../../model/command-component.js";
import { writeCode, writeEnvironmentValue } from "../part/environment.js";
import { writeDistribution, writeResources } from "../part/run-settings.js";
import type { WritableMap } from "../yaml-text.js";
import { writeIncludes } from "./includes.js";
import { writePorts } from "./ports.js";

export function writeCommandComponent(component: CommandComponent, folder: string): WritableMap {
  const { code, environment, resources, distribution } = component;
  return {
    ...writePorts(component),
    code: code === undefined ? undefined : writeCode(code, folder),
    environment: environment === undefined ? undefined : writeEnvironmentValue(environment, folder),
    command: component.command,
    resources: resources === undefined ? undefined : writeResources(resources),
    distribution: distribution === undefined ? undefined : writeDistribution(distribution),
    additional_includes: writeIncludes(component, folder),
  };
}
