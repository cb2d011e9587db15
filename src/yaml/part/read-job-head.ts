import type { PipelineJob } from "../../model/pipeline-job.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readCompute, readIdentity, readServices } from "./read-run-settings.js";
import { readSettings } from "./read-settings.js";

/** What a pipeline job says of itself: everything but its ports and nodes. */
type JobHead = Pick<
  PipelineJob,
  "name" | "displayName" | "description" | "experimentName" | "tags" | "properties" | "compute" | "identity" | "services" | "settings"
>;

export function readJobHead(reader: MapReader): JobHead {
  return {
    ...compact({
      name: reader.string("name"),
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      experimentName: reader.string("experiment_name"),
      tags: readTags(reader.get("tags")),
      properties: reader.strings("properties"),
      compute: readCompute(reader),
      identity: readIdentity(reader.get("identity")),
      services: readServices(reader.get("services")),
    }),
    settings: readSettings(reader.get("settings")),
  };
}

/** A tag may be null: the service then has the name alone. */
function readTags(value: YamlValue | undefined): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"tags"`);
  return Object.fromEntries(
    value.entries().flatMap(([name, given]) => {
      const text = given.isNull ? "" : reader.string(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
