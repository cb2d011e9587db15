import type { ComponentCommon } from "../../model/component-common.js";
import { componentNamePattern } from "../../model/name.js";
import { compact } from "../../util/compact.js";
import { readInputPorts, readIntellectualProperty, readOutputPorts } from "../part/read-ports.js";
import { anonymousIdentity, type ComponentRole } from "../read-context.js";
import type { MapReader } from "../source/map-reader.js";

/** What every kind of component has. Only commands and pipelines have outputs of primitive kinds. */
export function readComponentCommon(
  reader: MapReader,
  role: ComponentRole,
  options: { readonly controlOutputs: boolean } = { controlOutputs: false },
): ComponentCommon {
  reader.getOrNull("type");
  for (const key of ["id", "creation_context"]) reader.get(key);
  return {
    ...readIdentity(reader, role),
    ...compact({
      schema: reader.string("$schema"),
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      intellectualProperty: readIntellectualProperty(reader),
    }),
    inputs: readInputPorts(reader.get("inputs")),
    outputs: readOutputPorts(reader.get("outputs"), options),
    isDeterministic: reader.boolean("is_deterministic") ?? true,
    source: role.source,
    location: reader.value.location,
  };
}

function readIdentity(reader: MapReader, role: ComponentRole): { name: string; version?: string } {
  if (role.anonymous) {
    reader.get("name");
    reader.get("version");
    return anonymousIdentity;
  }
  const value = reader.require("name");
  const name = reader.string("name") ?? "";
  if (value?.string !== undefined && !componentNamePattern.test(name)) {
    value.report("AZML416", `"${name}" cannot be the name of a component`, {
      hint: "use lower-case letters, digits and _, starting with a letter",
    });
  }
  return { name, ...compact({ version: reader.text("version") }) };
}
