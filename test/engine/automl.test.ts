import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { automlDriver } from "../../src/engine/automl/search-settings.js";
import { planJob } from "../../src/engine/plan/plan-job.js";
import type { AutomlTask } from "../../src/model/automl-task.js";
import type { InputValue, InputValues } from "../../src/model/value.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { automl, automlPython, printed, workspaceForAutoml } from "./support/automl.js";
import { job, localAsset, pipeline } from "./support/job-builder.js";
import { filesIn } from "./support/parallel-builder.js";
import { tellSkipped } from "./support/python.js";
import { type FinishedRun, runToEnd, temporaryFolder } from "./support/temporary-workspace.js";

const found = await automlPython();
const python = "python" in found ? found.python : "";
tellSkipped("tests of AutoML", "lack" in found ? found.lack : undefined);

const delimited = "transformations: [{ read_delimited: { delimiter: ',' } }]\n";
const lines = "transformations: [read_json_lines]\n";

/** Flowers that one column tells apart, with a column of words that may be missing. */
function flowers(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const size = ((at + from) * 37) % 100;
    return `${size / 10},${["red", "", "blue"][at % 3]},${((at + from) * 13) % 7},${size < 50 ? "daisy" : "rose"}`;
  });
  return `size,colour,noise,kind\n${rows.join("\n")}\n`;
}

function table(text: string, how = delimited, name = "rows.csv"): InputValue {
  return localAsset("mltable", filesIn({ MLTable: `paths: [{ file: ./${name} }]\n${how}`, [name]: text }));
}

const classify: AutomlTask = { task: "classification", targetColumnName: "kind", limits: { maxTrials: 3, maxCoresPerTrial: 1 } };

interface Report {
  readonly primary_metric: string;
  readonly goal: string;
  readonly best: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly trials: readonly { readonly algorithm: string; readonly metrics: Readonly<Record<string, number>> }[];
}

function reportOf({ record }: FinishedRun, node = "search"): Report {
  return JSON.parse(readFileSync(join(record.where, node, "trials.json"), "utf8")) as Report;
}

function modelOf({ record }: FinishedRun, node = 0): string {
  return record.nodes[node]?.outputs["best_model"]?.path ?? "";
}

function day(at: number): string {
  return new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
}

/** What the Python of `support/automl.py` says. */
interface Driven {
  readonly twice: readonly (readonly (readonly [algorithm: string, metrics: object, parameters: object])[])[];
  readonly ended: Readonly<Record<"exit_score" | "early_termination", readonly string[]>>;
  readonly scores: readonly number[];
  readonly metrics: readonly string[];
  readonly predicted: readonly boolean[];
  readonly problems: Readonly<Record<string, string>>;
  readonly classes: object;
  readonly numbers: object;
}

async function search(
  task: AutomlTask,
  inputs: InputValues,
  given: Parameters<typeof job>[1] = {},
  workspace?: LocalWorkspace,
): Promise<FinishedRun> {
  const of = pipeline(
    { search: automl(task, inputs) },
    { inputs: Object.fromEntries(Object.keys(given).map((name) => [name, { kind: "integer" }])) },
  );
  return runToEnd(job(of, given), {}, workspace ?? (await workspaceForAutoml()));
}

// A process that searches starts slowly: Python reads a hundred megabytes of libraries.
describe.skipIf("lack" in found)("AutoML", { timeout: 180_000 }, () => {
  test("finds a classifier, and forecasts of several series as one model, which MLflow loads again", async () => {
    const training = { ...classify, training: { allowedTrainingAlgorithms: ["light_gbm", "logistic_regression"] as const } };
    const rows = ["north", "south"].flatMap((shop, number) =>
      Array.from({ length: 50 }, (_, at) => `${shop},${day(at)},${number * 100 + at}`),
    );
    const forecast: AutomlTask = {
      task: "forecasting",
      targetColumnName: "sold",
      forecasting: { timeColumnName: "day", timeSeriesIdColumnNames: ["shop"], forecastHorizon: 3 },
      limits: { maxTrials: 2, maxCoresPerTrial: 1 },
      training: { allowedTrainingAlgorithms: ["naive", "exponential_smoothing"] },
    };
    const both = pipeline({
      search: automl(training, { training_data: table(flowers(120)), validation_data: table(flowers(30, 7)) }),
      forecast: automl(forecast, { training_data: table(`shop,day,sold\n${rows.join("\n")}\n`) }),
    });
    const run = await runToEnd(job(both), {}, await workspaceForAutoml());
    expect(run.record.failure).toBeUndefined();

    const report = reportOf(run);
    expect(report).toMatchObject({ primary_metric: "accuracy", goal: "maximize" });
    expect(report.trials.map(({ algorithm }) => algorithm)).toEqual([
      "light_gbm",
      "logistic_regression",
      "light_gbm",
      "voting_ensemble",
      "stack_ensemble",
    ]);
    const accuracies = report.trials.map(({ metrics }) => metrics["accuracy"] ?? 0);
    expect(report.metrics["accuracy"]).toBe(Math.max(...accuracies));
    expect(report.metrics["accuracy"]).toBeGreaterThan(0.9);
    expect(run.record.nodes[0]?.metrics).toEqual(report.metrics);
    const steps = run.events.flatMap((event) => (event.type === "node_metric" && event.key === "accuracy" ? [event.value] : []));
    expect(steps).toEqual([...accuracies, report.metrics["accuracy"]]);
    for (const file of ["MLmodel", "model.pkl", "conda.yaml", "requirements.txt"]) expect(existsSync(join(modelOf(run), file))).toBe(true);
    expect(Object.keys(run.record.nodes[0]?.artifacts ?? {})).toContain("outputs/mlflow-model/MLmodel");
    expect(readFileSync(join(modelOf(run), "MLmodel"), "utf8")).toContain(`run_id: ${run.record.name}-search\n`);

    const forecasts = reportOf(run, "forecast");
    expect(forecasts).toMatchObject({ goal: "minimize", best: "exponential_smoothing" });
    expect(forecasts.trials.map(({ algorithm }) => algorithm)).toEqual(["naive", "exponential_smoothing", "voting_ensemble"]);
    expect(forecasts.metrics["normalized_root_mean_squared_error"]).toBeLessThan(0.01);

    const script = `
import io, sys, mlflow.pyfunc, pandas
rows = pandas.read_csv(io.StringIO("size,colour,noise\\n0.5,red,1\\n9.5,,2\\n"))
days = pandas.to_datetime(["${day(51)}", "${day(50)}"])
later = pandas.DataFrame({"shop": ["south", "south", "north", "north"], "day": [*days, *days]})
kind, sold = [mlflow.pyfunc.load_model(model).predict(given) for model, given in zip(sys.argv[1:], [rows, later])]
print(list(kind), [round(one) for one in sold])`;
    expect(printed(python, script, modelOf(run), modelOf(run, 1))).toBe("['daisy', 'rose'] [151, 150, 51, 50]");
  });

  test("finds a regression, of JSON lines, with limits of the pipeline's; and does not search again for the same", async () => {
    const rows = Array.from({ length: 80 }, (_, at) => JSON.stringify({ a: at % 9, b: at % 5, w: 1, y: 3 * (at % 9) - (at % 5) }));
    const task: AutomlTask = {
      task: "regression",
      targetColumnName: "y",
      primaryMetric: "spearman_correlation",
      weightColumnName: "w",
      limits: { maxTrials: "${{parent.inputs.trials}}", maxCoresPerTrial: 1 },
      nCrossValidations: 2,
      featurization: { mode: "off" },
      training: { allowedTrainingAlgorithms: ["elastic_net", "extreme_random_trees"] },
    };
    const training = table(rows.join("\n"), lines, "rows.jsonl");
    const workspace = await workspaceForAutoml();
    const found = await search(task, { training_data: training }, { trials: 2 }, workspace);
    expect(found.record.failure).toBeUndefined();
    const { trials, metrics } = reportOf(found);
    expect(trials.map(({ algorithm }) => algorithm)).toEqual(["elastic_net", "extreme_random_trees", "voting_ensemble", "stack_ensemble"]);
    expect(Object.keys(metrics).sort()).toEqual([
      "normalized_mean_absolute_error",
      "normalized_root_mean_squared_error",
      "r2_score",
      "spearman_correlation",
    ]);
    expect(metrics["spearman_correlation"]).toBeGreaterThan(0.9);
    const again = await search({ ...task, logVerbosity: "debug" }, { training_data: training }, { trials: 2 }, workspace);
    expect(again.record.nodes[0]).toMatchObject({ reason: `the same as in ${found.record.name}`, metrics });
    expect(modelOf(again)).toBe(modelOf(found));
  });

  test("tells of what is wrong with a table", async () => {
    const { record } = await search({ ...classify, targetColumnName: "sort" }, { training_data: table(flowers(20)) });
    expect(record.nodes[0]?.failure).toMatchObject({
      code: "AZML567",
      message: "training_data has no column 'sort' to predict; its columns are: size, colour, noise, kind",
    });
  });

  test("tells of what is no table", async () => {
    const { record } = await search(classify, { training_data: table(flowers(4), "") });
    expect(record.nodes[0]?.failure).toMatchObject({
      code: "AZML553",
      message: "training_data is no table: an mltable says how its files are read (read_delimited, read_parquet, read_json_lines)",
    });
  });

  test("finds the same with one trial at a time and with two, with test data, folds and columns as they are said to be; and tells of all that can be wrong", () => {
    const script = readFileSync(fileURLToPath(new URL("./support/drive_automl.py", import.meta.url)), "utf8");
    const said = JSON.parse(printed(python, script, automlDriver, temporaryFolder("automl"))) as Driven;
    expect(said.twice[0]).toEqual(said.twice[1]);
    expect(said.twice[0]?.map(([algorithm]) => algorithm).slice(3)).toEqual(["voting_ensemble", "stack_ensemble"]);
    expect(said.ended.exit_score).toEqual(["light_gbm"]);
    expect(said.scores.slice(said.scores.indexOf(Math.max(...said.scores)) + 1)).toHaveLength(20);
    expect(said.ended.early_termination.slice(-1)).toEqual(["stack_ensemble"]);
    expect(said.metrics.filter((name) => name.startsWith("test_"))).toHaveLength(5);
    expect(said.predicted).toEqual([false, true]);
    expect(said.problems).toMatchSnapshot();
    // Recall of "a" is 2/3 and of "b" 1: (5/6 - 1/2) / (1/2). Precision is 1 of three rows, 1/2 of one.
    expect(said.classes).toEqual({
      accuracy: 0.75,
      norm_macro_recall: expect.closeTo(2 / 3) as number,
      precision_score_weighted: 0.875,
      auc_weighted: 1,
      average_precision_score_weighted: 1,
    });
    expect(said.numbers).toEqual({
      spearman_correlation: expect.closeTo(1) as number,
      normalized_root_mean_squared_error: 0.125,
      normalized_mean_absolute_error: 0.0625,
      r2_score: expect.closeTo(1 - 1 / 8.75) as number,
    });
  });
});

describe("what AutoML cannot do here", () => {
  const planned = (task: AutomlTask): string[] => {
    const node = automl(task, { training_data: table("") });
    const { plan, errors } = planJob(job(pipeline({ search: node })), { jobName: "j", datastores: "/nowhere" });
    return [...errors, ...plan.warnings].map(
      ({ code, severity, message, hint }) => `${severity} ${code}: ${message}${hint ? `; ${hint}` : ""}`,
    );
  };

  it("is told before anything runs", () => {
    expect([
      planned({ task: "image_classification", targetColumnName: "label" }),
      planned({ task: "text_ner" }),
      planned({ ...classify, training: { allowedTrainingAlgorithms: ["decision_tree", "svm"] } }),
      planned({ ...classify, training: { allowedTrainingAlgorithms: ["knn"], blockedTrainingAlgorithms: ["knn"] } }),
      planned({ ...classify, weightColumnName: "noise", training: { allowedTrainingAlgorithms: ["knn", "sgd"] } }),
      planned({
        ...classify,
        positiveLabel: "rose",
        limits: { exitScore: 0.9, maxConcurrentTrials: 4 },
        training: { allowedTrainingAlgorithms: ["knn", "svm"], enableStackEnsemble: true, enableVoteEnsemble: false },
      }),
    ]).toMatchSnapshot();
  });
});
