import type { CommandComponent } from "../../model/command-component.js";
import { compact } from "../../util/compact.js";
import { readCommandIncludes } from "../part/read-additional-includes.js";
import { readComponentCode } from "../part/read-code.js";
import { readEnvironmentValue } from "../part/read-environment-value.js";
import { readDistribution, readResources } from "../part/read-run-settings.js";
import type { ComponentRole } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCommon } from "./read-common.js";

/** `type: command`. */
export function readCommandComponent(value: YamlValue, role: ComponentRole): CommandComponent {
  const reader = new MapReader(value, "a command component");
  const common = readComponentCommon(reader, role, { controlOutputs: true });
  reader.require("command");
  const code = readComponentCode(reader.get("code"));
  reader.ignore(["environment_variables"], "environment variables belong to a node");
  return {
    kind: "command",
    ...common,
    command: reader.string("command") ?? "",
    ...compact({
      code,
      environment: readEnvironmentValue(reader.require("environment")),
      resources: readResources(reader.get("resources"), "component"),
      additionalIncludes: readCommandIncludes(reader.get("additional_includes"), code),
      distribution: readDistribution(reader.get("distribution"), "component"),
    }),
    ...reader.extra(),
  };
}
