import type { CommandSettings, SweepJob } from "../../../model/standalone-job.js";
import { readSweepSettings } from "../part/sweep-settings.js";
import { BodyReader } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readCommandSettings } from "./command-job.js";
import type { JobContext } from "./job-common.js";
import { readStandaloneCommon } from "./standalone-common.js";

export function readSweepJob(reader: BodyReader, context: JobContext): SweepJob | undefined {
  const common = readStandaloneCommon(reader, context);
  const trial = readTrial(reader.require("trial"));
  const settings = readSweepSettings(reader, "duration");
  reader.close();
  return trial && settings && { kind: "sweep_job", ...common, ...settings, trial };
}

function readTrial(value: BodyValue | undefined): CommandSettings | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"trial"`);
  const settings = readCommandSettings(reader);
  reader.close();
  return settings;
}
