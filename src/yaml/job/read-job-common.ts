import type { StandaloneJobCommon } from "../../model/standalone-job.js";
import { compact } from "../../util/compact.js";
import { readInputValues } from "../part/read-input-values.js";
import { readOutputSettings } from "../part/read-output-settings.js";
import { readCompute, readIdentity, readServices } from "../part/read-run-settings.js";
import type { MapReader } from "../source/map-reader.js";

/** What every job that is no pipeline has. What the service fills in counts for nothing. */
export function readJobCommon(reader: MapReader): StandaloneJobCommon {
  for (const key of ["$schema", "type", "id", "creation_context", "status", "log_files", "parameters"]) reader.get(key);
  return {
    ...compact({
      name: reader.filled("name"),
      displayName: reader.filled("display_name"),
      description: reader.string("description"),
      experimentName: reader.filled("experiment_name"),
      tags: reader.textsOrNull("tags"),
      properties: reader.textsOrNull("properties"),
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
