import { cron, loadEnvironment, loadJob, recurrence, schedule } from "azml";
import { training } from "../accepted/wiring.js";
import { Training } from "../components.js";

const trigger = cron("0 0 * * *");
// ! name: no name
schedule({ trigger, job: training });
// ! trigger: no trigger
schedule({ name: "a", job: training });
// ! trigger: text for a trigger
schedule({ name: "a", trigger: "0 0 * * *", job: training });
// ! job: no job
schedule({ name: "a", trigger });
// ! job: class for a job
schedule({ name: "a", trigger, job: Training });
// ! timezone: misspelt option
schedule({ name: "a", trigger, job: training, timezone: "UTC" });
// ! 5: number for an expression
cron(5);
// ! timezone: misspelt option of cron
cron("0 0 * * *", { timezone: "UTC" });
// ! startTime: number for a time
cron("0 0 * * *", { startTime: 5 });
// ! frequency: no frequency
recurrence({ interval: 1 });
// ! frequency: unknown frequency
recurrence({ frequency: "weekly" });
// ! hours: number for a list
recurrence({ frequency: "day", hours: 8 });
// ! Monday: day in other letters
recurrence({ frequency: "week", weekDays: ["Monday"] });
// ! every: unknown option
recurrence({ frequency: "day", every: 2 });
// ! 5: number for a path
loadJob(5);
// ! experiment: misspelt option of a loaded job
loadJob("./job.yml", { experiment: "e" });
// ! n: list for an input of a loaded job
loadJob("./job.yml", { inputs: { n: [1] } });
// ! 5: number for the path of an environment
loadEnvironment(5);
// ! minute: beyond the hour
cron("75 2 * * *");
// ! hour: beyond the day
cron("0 24 * * *");
// ! month: no day of a month
cron("0 0 32 * *");
// ! five fields: four of them
cron("0 0 * *");
// ! five fields: words
cron("every day");
// ! 24: beyond the day
recurrence({ frequency: "day", hours: [8, 24], minutes: [0] });
// ! 60: beyond the hour
recurrence({ frequency: "day", hours: [8], minutes: [60] });
// ! -1: before the hour
recurrence({ frequency: "day", hours: [8], minutes: [-1] });
// ! 0: before the month
recurrence({ frequency: "month", hours: [8], minutes: [0], monthDays: [0] });
// ! 32: beyond the month
recurrence({ frequency: "month", hours: [8], minutes: [0], monthDays: [1, 32] });
// ! interval: nothing
recurrence({ frequency: "day", interval: 0 });
// ! interval: half of a day
recurrence({ frequency: "day", interval: 0.5 });
// ! interval: back in time
recurrence({ frequency: "day", interval: -1 });
