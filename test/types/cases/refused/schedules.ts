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
