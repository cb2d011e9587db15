import { job, uriFile, uriFolder } from "azml";
import { loaded, Pipelines, Train, Training } from "../components.js";

const rawData = uriFolder("./data");
const hyper = { learningRate: 0.1 };

// ! rawData: input missing
job(Training, { hyper });
// ! rawData: file for a folder
job(Training, { rawData: uriFile("./data.csv"), hyper });
// ! rawData: plain text for a folder
job(Training, { rawData: "./data", hyper });
// ! epochs: text for an integer
job(Training, { rawData, hyper, epochs: "3" });
// ! raw_data: wire name
job(Training, { rawData, hyper, raw_data: rawData });
// ! experiment: unknown option
job(Training, { rawData, hyper }, { experiment: "x" });
// ! experimentName: number
job(Training, { rawData, hyper }, { experimentName: 5 });
// ! forceRerun: text for a truth
job(Training, { rawData, hyper }, { forceRerun: "yes" });
// ! best: settings of an unknown output
job(Training, { rawData, hyper }, { outputs: { best: { name: "m" } } });
// ! mode: unknown mode
job(Training, { rawData, hyper }, { outputs: { model: { mode: "ro_mount" } } });
// ! Train: a component in place of a pipeline
job(Train, { trainingData: rawData, learningRate: 0.1 });
// ! loaded: a loaded component in place of a pipeline
job(loaded, { training_data: rawData });
// ! rawData: input missing of a method pipeline
job(Pipelines.nested, {});
// ! epochs: text for an integer of a method pipeline
job(Pipelines.nested, { rawData, epochs: "3" });
// ! Training: an instance in place of the class
job(new Training(), { rawData, hyper });
// ! onInit: a number for a node
job(Training, { rawData, hyper }, { onInit: 5 });
// ! type: unknown identity
job(Training, { rawData, hyper }, { identity: { type: "me" } });
// ! a: number in the properties
job(Training, { rawData, hyper }, { properties: { a: 1 } });
