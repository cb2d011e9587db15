import type { PipelineJob } from "../../model/pipeline-job.js";
import { compact } from "../../util/compact.js";
import type { MapReader } from "../source/map-reader.js";
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
    settings: readSettings(reader.get("settings")),
  };
}
