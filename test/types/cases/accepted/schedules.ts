import { cron, loadJob, recurrence, schedule } from "azml";
import { training } from "./wiring.js";

export const nightly = schedule({ name: "nightly", trigger: cron("15 2 * * *", { timeZone: "W. Europe Standard Time", startTime: new Date() }), job: training, tags: { a: "b" } });
export const weekly = schedule({ name: "weekly", trigger: recurrence({ frequency: "week", interval: 2, weekDays: ["monday"], hours: [8], minutes: [0, 30] }), job: "azureml:my-job" });
export const fromFile = schedule({ name: "file", trigger: recurrence({ frequency: "hour", endTime: "2030-01-01 00:00:00" }), job: loadJob("./job.yml", { inputs: { n: 1 }, experimentName: "e" }) });
