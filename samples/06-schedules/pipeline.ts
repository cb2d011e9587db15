import { cron, job, recurrence, schedule, uriFolder } from "azml";
import { PipelineWithComponentsFromYaml } from "../01-components-from-yaml/pipeline.js";

const data = uriFolder("../01-components-from-yaml/data/");

/** What the schedules create, again and again. By itself it runs like any job. */
const training = job(PipelineWithComponentsFromYaml, { trainingInput: data, testInput: data });
export default training;

const startTime = new Date("2024-01-02T03:04:05Z");

/** Every day at 10:00 and 10:01. */
export const daily = schedule({
  name: "simple_sdk_create_schedule_recurrence",
  trigger: recurrence({ frequency: "day", hours: [10], minutes: [0, 1], startTime }),
  job: training,
});

/** Every day at 10:15 in New York, in summer and in winter. */
export const everyMorning = schedule({
  name: "simple_sdk_create_schedule_cron",
  trigger: cron("15 10 * * *", { timeZone: "Eastern Standard Time", startTime }),
  job: training,
});

/** The same schedule, by its name, with another trigger: Mondays at 10:10. Creating it replaces the one above. */
export const everyMonday = schedule({
  name: "simple_sdk_create_schedule_cron",
  trigger: cron("10 10 * * 1", { timeZone: "Eastern Standard Time", startTime }),
  job: training,
});

/** Once a minute, from its creation on: to see one run on this machine. */
export const everyMinute = schedule({
  name: "every_minute",
  trigger: recurrence({ frequency: "minute" }),
  job: training,
});
