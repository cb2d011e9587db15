import type { Definition } from "../model/definition.js";
import { writeComponent } from "./write-component.js";
import { writeData } from "./write-data.js";
import { writeEnvironment } from "./write-environment.js";
import { writeJob } from "./write-job.js";
import { writeModel } from "./write-model.js";
import { writeSchedule } from "./write-schedule.js";
import { writeStandaloneJob } from "./write-standalone-job.js";
import type { WrittenFile } from "./write/component-files.js";

/**
 * Whatever a file defines as Azure ML YAML, with the files that it names beside it. Nothing is written to disk.
 *
 * @example
 * for (const { path: file, text } of writeDefinition(schedule, "./out")) await writeFile(path.join("./out", file), text);
 */
export function writeDefinition(definition: Definition, folder: string): WrittenFile[] {
  switch (definition.kind) {
    case "pipeline_job":
      return writeJob(definition, folder);
    case "schedule":
      return writeSchedule(definition, folder);
    case "automl_job":
    case "command_job":
    case "spark_job":
    case "sweep_job":
      return writeStandaloneJob(definition, folder);
    case "data":
      return writeData(definition, folder);
    case "model":
      return writeModel(definition, folder);
    case "inline":
      return writeEnvironment(definition, folder);
    case "automl":
    case "command":
    case "data_transfer":
    case "parallel":
    case "pipeline":
    case "spark":
      return writeComponent(definition, folder);
  }
}
