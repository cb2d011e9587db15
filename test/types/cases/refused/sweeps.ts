import { bandit, type Binding, choice, input, logUniform, pipeline, random, randint, sweep, truncationSelection, uniform } from "azml";
import { loaded, Prepare, Tools, Train, Training } from "../components.js";
import { score } from "../defined.js";

@pipeline()
export class Sweeps {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("number") rate!: Binding<"number">;

  build() {
    const trainingData = this.data;
    const objective = { primaryMetric: "accuracy", goal: "maximize", limits: { maxTotalTrials: 3 } } as const;

    // ! learningRate: texts for a number
    sweep(Train, { trainingData, learningRate: choice("a", "b") }, objective);
    // ! kernel: numbers for a string
    sweep(Train, { trainingData, learningRate: 1, kernel: choice(1, 2) }, objective);
    // ! kernel: a range for a string
    sweep(Train, { trainingData, learningRate: 1, kernel: uniform(0, 1) }, objective);
    // ! verbose: numbers for a boolean
    sweep(Train, { trainingData, learningRate: 1, verbose: randint(2) }, objective);
    // ! learningRate: a map for a number
    sweep(Train, { trainingData, learningRate: choice({ a: 1 }) }, objective);
    // ! trainingData: values to search in for a folder
    sweep(Train, { trainingData: choice("a"), learningRate: 1 }, objective);
    // ! trainingData: input missing
    sweep(Train, { learningRate: uniform(0, 1) }, objective);
    // ! learningRates: misspelt input
    sweep(Train, { trainingData, learningRate: 1, learningRates: uniform(0, 1) }, objective);
    // ! goal: unknown goal
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, goal: "up" });
    // ! primaryMetric: number for a metric
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, primaryMetric: 5 });
    // ! goal: objective missing
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { primaryMetric: "a", limits: { maxTotalTrials: 3 } });
    // ! limits: limits missing
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { primaryMetric: "a", goal: "minimize" });
    // ! maxTotalTrials: no number of trials
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, limits: { timeout: 60 } });
    // ! maxTrials: misspelt limit
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, limits: { maxTotalTrials: 1, maxTrials: 3 } });
    // ! samplingAlgorithm: unknown algorithm
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, samplingAlgorithm: "gridd" });
    // ! earlyTermination: a text for a policy
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, earlyTermination: "bandit" });
    // ! models: settings of an unknown output
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, outputs: { models: {} } });
    // ! distribution: an option of steps only
    sweep(Train, { trainingData, learningRate: logUniform(-1, 0) }, { ...objective, distribution: { type: "mpi" } });
    // ! epochs: texts for an integer of a pipeline
    sweep(Training, { rawData: this.data, epochs: choice("a"), hyper: { learningRate: 1 } }, objective);
    // ! score: a parallel component for a trial
    sweep(score, { data: this.data.as("mltable"), model: this.data.as("mlflow_model") }, objective);
    // ! max_epochs: texts for an integer of a loaded component
    sweep(loaded, { training_data: this.data, max_epochs: choice("a") }, objective);
    // ! threshold: texts for a number of a method
    sweep(Tools.evaluate, { model: this.data.as("mlflow_model"), threshold: choice("a") }, objective);
    const search = sweep(Train, { trainingData, learningRate: uniform(0, 1) }, objective);
    // ! models: unknown output of the best trial
    sweep(Prepare, { rawData: search.outputs.models }, objective);
    // ! model: a model for a text to search in
    sweep(Train, { trainingData, learningRate: uniform(0, 1), note: search.outputs.model }, objective);
  }
}

// ! choice: nothing to choose from
choice();
// ! null: null to choose from
choice(1, null);
// ! "0": text for a bound
uniform("0", 1);
// ! uniform: one bound
uniform(0);
// ! 1.5: three bounds
logUniform(0, 1, 1.5);
// ! slackFactor: both slacks
bandit({ slackFactor: 0.1, slackAmount: 2 });
// ! evaluationInterval: no slack
bandit({ evaluationInterval: 1 });
// ! truncationPercentage: no percentage
truncationSelection({ evaluationInterval: 1 });
// ! rule: unknown rule
random({ rule: "sobel" });
// ! seeds: misspelt option
random({ seeds: 3 });
// ! layers: a list within a choice
choice({ layers: [1, 2] });
