import type { SweepJob } from "../../model/standalone-job.js";
import { readSweepSettings } from "../part/read-sweep-settings.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readCommandSettings } from "./read-command-job.js";
import { readJobCommon } from "./read-job-common.js";

/** `type: sweep`, as a job of its own: the trial is written into it. */
export function readSweepJob(value: YamlValue): SweepJob | undefined {
  const reader = new MapReader(value, "a sweep job");
  const place = reader.require("trial");
  if (place === undefined) return undefined;
  const trial = new MapReader(place, `"trial"`);
  const job: SweepJob = {
    kind: "sweep_job",
    ...readJobCommon(reader),
    ...readSweepSettings(reader, "job"),
    trial: readCommandSettings(trial),
  };
  trial.get("queue_settings");
  trial.close();
  reader.close();
  return job;
}
