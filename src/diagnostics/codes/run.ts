import type { CodeEntry } from "./entry.js";
import { automlCodes } from "./run/automl.js";
import { environmentsCodes } from "./run/environments.js";
import { guardsCodes } from "./run/guards.js";
import { inputsCodes } from "./run/inputs.js";
import { nodesCodes } from "./run/nodes.js";
import { noticesCodes } from "./run/notices.js";
import { outputsCodes } from "./run/outputs.js";
import { parallelCodes } from "./run/parallel.js";
import { registryCodes } from "./run/registry.js";
import { resultsCodes } from "./run/results.js";
import { schedulesCodes } from "./run/schedules.js";
import { sparkCodes } from "./run/spark.js";
import { steeringCodes } from "./run/steering.js";
import { trackingCodes } from "./run/tracking.js";
import { workspaceCodes } from "./run/workspace.js";

/** AZML5xx: what stops a job before it runs here, what fails a node, and what a local run leaves aside: a file for each matter. */
export const runCodes = {
  ...workspaceCodes,
  ...resultsCodes,
  ...inputsCodes,
  ...nodesCodes,
  ...guardsCodes,
  ...noticesCodes,
  ...steeringCodes,
  ...parallelCodes,
  ...sparkCodes,
  ...environmentsCodes,
  ...automlCodes,
  ...trackingCodes,
  ...registryCodes,
  ...outputsCodes,
  ...schedulesCodes,
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
