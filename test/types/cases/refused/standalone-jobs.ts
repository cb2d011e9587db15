import { cron, job, schedule, standaloneJob, step, sweep, uniform, uriFolder } from "azml";
import { Train } from "../components.js";

const trainingData = uriFolder("./data");
const train = () => step(Train, { trainingData, learningRate: 1 });
const alone = standaloneJob(train, { experimentName: "e" });

// ! arguments: no step
standaloneJob();
// ! Train: class for a function
standaloneJob(Train);
// ! Step: step for a function
standaloneJob({ outputs: {} });
// ! void: function that returns nothing
standaloneJob(() => void train());
// ! outputs: function that returns outputs
standaloneJob(() => train().outputs);
// ! Promise: asynchronous function
standaloneJob(async () => train());
// ! trainingDate: misspelt input of the step
standaloneJob(() => step(Train, { trainingDate: trainingData, learningRate: 1 }));
// ! learningRate: input of the step missing
standaloneJob(() => step(Train, { trainingData }));
// ! verbose: range for a boolean of the trial
standaloneJob(() => sweep(Train, { trainingData, learningRate: 1, verbose: uniform(0, 1) }, { primaryMetric: "m", goal: "maximize", limits: { maxTotalTrials: 1 } }));
// ! compute: setting of the step given to the job
standaloneJob(train, { compute: "gpu" });
// ! defaultCompute: setting of a pipeline
standaloneJob(train, { defaultCompute: "gpu" });
// ! experimentname: misspelt option
standaloneJob(train, { experimentname: "e" });
// ! number: number for a tag
standaloneJob(train, { tags: { a: 1 } });
// ! name: number for a name
standaloneJob(train, { name: 1 });
// ! StandaloneJobSpec: standalone job for a pipeline
job(alone, {});
// ! job: function for the job of a schedule
schedule({ name: "a", trigger: cron("0 0 * * *"), job: train });
