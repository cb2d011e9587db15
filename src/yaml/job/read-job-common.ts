import type { StandaloneJobCommon } from "../../model/standalone-job.js";
import { compact } from "../../util/compact.js";
import { readInputValues } from "../part/read-input-values.js";
import { readOutputSettings } from "../part/read-output-settings.js";
import { readCompute, readIdentity, readServices } from "../part/read-run-settings.js";
import { expectMap, type MapReader, readString } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";

/** What every job that is no pipeline has. What the service fills in counts for nothing. */
export function readJobCommon(reader: MapReader): StandaloneJobCommon {
  for (const key of ["$schema", "type", "id", "creation_context", "status", "log_files", "parameters"]) reader.get(key);
  return {
    ...compact({
      name: reader.string("name"),
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      experimentName: reader.string("experiment_name"),
      tags: readNullable(reader.get("tags"), "tags"),
      properties: readNullable(reader.get("properties"), "properties"),
      compute: readCompute(reader),
      identity: readIdentity(reader.get("identity")),
      services: readServices(reader.get("services")),
    }),
    inputs: readInputValues(reader.get("inputs"), "none"),
    outputs: readOutputSettings(reader.get("outputs"), "job"),
    source: "YAML.JOB",
    location: reader.value.location,
  };
}

/** A map of texts, some of which may be null. */
function readNullable(value: YamlValue | undefined, what: string): Record<string, string | null> | undefined {
  if (value === undefined) return undefined;
  expectMap(value, `"${what}"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const text = given.isNull ? null : readString(given);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
