import { pythonOrderedDict } from "../../hash/python-repr.js";
import type { AdditionalInclude } from "../../model/artifact-include.js";
import type { CommandComponent } from "../../model/command-component.js";
import { filled, type JsonObject } from "../json-object.js";
import { distributionSpec, resourcesSpec } from "../part/run-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonSpec } from "./common-spec.js";

/** `componentSpec` of a command component. */
export function commandComponentSpec(component: CommandComponent, ids: ResolvedIds): JsonObject {
  return filled({
    ...commonSpec(component),
    type: "command",
    is_deterministic: component.isDeterministic,
    command: component.command,
    code: ids.code(component),
    additional_includes: component.additionalIncludes?.map(includeText),
    environment: component.environment === undefined ? undefined : ids.environment(component.environment),
    resources: component.resources === undefined ? undefined : resourcesSpec(component.resources),
    distribution: component.distribution === undefined ? undefined : distributionSpec(component.distribution),
  });
}

/** azure-ai-ml sends a package as Python prints what it read, and hashes that. */
function includeText(include: AdditionalInclude): string {
  if (typeof include === "string") return include;
  const { feed, name, version, scope, organization, project } = include;
  const said = Object.entries({ type: "artifact", feed, name, version, scope, organization, project });
  return pythonOrderedDict(said.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
