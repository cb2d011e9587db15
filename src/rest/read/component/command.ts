import type { CommandComponent } from "../../../model/command-component.js";
import { compact } from "../../../util/compact.js";
import { environmentReference, remoteCode } from "../part/references.js";
import { readDistribution, readResources } from "../part/run-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import { type ComponentContext, readComponentCommon } from "./common.js";

export function readCommandComponent(reader: BodyReader, context: ComponentContext): CommandComponent | undefined {
  reader.require("command");
  const command = reader.string("command");
  const component = {
    ...readComponentCommon(reader, context),
    ...compact({
      code: remoteCode(reader.string("code")),
      environment: environmentReference(reader.string("environment")),
      resources: readResources(reader.get("resources")),
      distribution: readDistribution(reader.get("distribution")),
      additionalIncludes: reader.stringList("additional_includes"),
    }),
    ...reader.extra(),
  };
  return command === undefined ? undefined : { kind: "command", command, ...component };
}
