import { cron, loadJob, recurrence, schedule } from "azml";
import { training } from "./wiring.js";

export const nightly = schedule({ name: "nightly", trigger: cron("15 2 * * *", { timeZone: "W. Europe Standard Time", startTime: new Date() }), job: training, tags: { a: "b" } });
export const weekly = schedule({ name: "weekly", trigger: recurrence({ frequency: "week", interval: 2, weekDays: ["monday"], hours: [8], minutes: [0, 30] }), job: "azureml:my-job" });
export const fromFile = schedule({ name: "file", trigger: recurrence({ frequency: "hour", endTime: "2030-01-01 00:00:00" }), job: loadJob("./job.yml", { inputs: { n: 1 }, experimentName: "e" }) });
declare const some: number;
export const expressions = [cron("0/15 2-4 1,15 * MON-FRI"), cron("05 08 * * 1"), cron(`${some} 2 * * *`), cron("59 23 31 12 6")];
export const recurrences = [
  recurrence({ frequency: "month", interval: some, hours: [0, 23, some], minutes: [0, 59], monthDays: [1, 31] }),
  recurrence({ frequency: "day", hours: Array.from({ length: 3 }, (_, hour) => hour), minutes: [30] }),
];
