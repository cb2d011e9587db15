import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { planJob } from "../../src/engine/plan/plan-job.js";
import type { AutomlTask } from "../../src/model/automl-task.js";
import type { InputValue } from "../../src/model/value.js";
import { automl, automlPython, printed, workspaceForAutoml } from "./support/automl.js";
import { job, localAsset, pipeline } from "./support/job-builder.js";
import { filesIn } from "./support/parallel-builder.js";
import { tellSkipped } from "./support/python.js";
import { type FinishedRun, runToEnd } from "./support/temporary-workspace.js";

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

const classify: AutomlTask = { task: "classification", targetColumnName: "kind", limits: { maxTrials: 4 } };

interface Report {
  readonly primary_metric: string;
  readonly goal: string;
  readonly best: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly trials: readonly { readonly algorithm: string; readonly metrics: Readonly<Record<string, number>>; readonly series?: string }[];
}

function reportOf({ record }: FinishedRun): Report {
  return JSON.parse(readFileSync(join(record.where, "search/trials.json"), "utf8")) as Report;
}

function modelOf({ record }: FinishedRun): string {
  return record.nodes[0]?.outputs["best_model"]?.path ?? "";
}

async function search(task: AutomlTask, inputs: Parameters<typeof automl>[1], given: Parameters<typeof job>[1] = {}): Promise<FinishedRun> {
  const of = pipeline(
    { search: automl(task, inputs) },
    { inputs: Object.fromEntries(Object.keys(given).map((name) => [name, { kind: "integer" }])) },
  );
  return runToEnd(job(of, given), {}, await workspaceForAutoml());
}

describe.skipIf("lack" in found)("AutoML", () => {
  test("finds a classifier, which MLflow loads again", async () => {
    const training = { ...classify, training: { allowedTrainingAlgorithms: ["light_gbm", "logistic_regression"] as const } };
    const run = await search(training, { training_data: table(flowers(120)), validation_data: table(flowers(30, 7)) });
    expect(run.record.failure).toBeUndefined();
    const report = reportOf(run);
    expect(report).toMatchObject({ primary_metric: "accuracy", goal: "maximize" });
    expect(report.trials).toHaveLength(4);
    const accuracies = report.trials.map(({ metrics }) => metrics["accuracy"] ?? 0);
    expect(report.metrics["accuracy"]).toBe(Math.max(...accuracies));
    expect(report.metrics["accuracy"]).toBeGreaterThan(0.9);
    expect(run.record.nodes[0]?.metrics).toEqual(report.metrics);
    const steps = run.events.flatMap((event) => (event.type === "node_metric" && event.key === "accuracy" ? [event.value] : []));
    expect(steps).toEqual([...accuracies, report.metrics["accuracy"]]);
    for (const file of ["MLmodel", "model.pkl", "conda.yaml", "requirements.txt"]) expect(existsSync(join(modelOf(run), file))).toBe(true);
    expect(readFileSync(join(modelOf(run), "MLmodel"), "utf8")).toContain(`run_id: ${run.record.name}-search\n`);
    const script = `
import io, sys, mlflow.pyfunc, pandas
rows = pandas.read_csv(io.StringIO("size,colour,noise\\n0.5,red,1\\n9.5,,2\\n"))
print(list(mlflow.pyfunc.load_model(sys.argv[1]).predict(rows)))`;
    expect(printed(python, script, modelOf(run))).toBe("['daisy', 'rose']");
  });

  test("finds the same again", async () => {
    const inputs = { training_data: table(flowers(60)) };
    const task: AutomlTask = { ...classify, nCrossValidations: 2, primaryMetric: "auc_weighted", testDataSize: 0.2 };
    const [first, second] = [reportOf(await search(task, inputs)), reportOf(await search(task, inputs))];
    expect(first.trials.map(({ metrics }) => metrics)).toEqual(second.trials.map(({ metrics }) => metrics));
    expect(Object.keys(first.metrics).filter((name) => name.startsWith("test_"))).toHaveLength(5);
  });

  test("finds a regression, of JSON lines, with limits of the pipeline's", async () => {
    const rows = Array.from({ length: 80 }, (_, at) => JSON.stringify({ a: at % 9, b: at % 5, w: 1, y: 3 * (at % 9) - (at % 5) }));
    const task: AutomlTask = {
      task: "regression",
      targetColumnName: "y",
      primaryMetric: "spearman_correlation",
      weightColumnName: "w",
      limits: { maxTrials: "${{parent.inputs.trials}}" },
      nCrossValidations: 2,
      featurization: { mode: "off" },
      training: { blockedTrainingAlgorithms: ["xg_boost_regressor", "random_forest", "extreme_random_trees"] },
    };
    const run = await search(task, { training_data: table(rows.join("\n"), lines, "rows.jsonl") }, { trials: 3 });
    expect(run.record.failure).toBeUndefined();
    const { trials, metrics } = reportOf(run);
    expect(trials).toHaveLength(3);
    expect(Object.keys(metrics).sort()).toEqual([
      "normalized_mean_absolute_error",
      "normalized_root_mean_squared_error",
      "r2_score",
      "spearman_correlation",
    ]);
    expect(metrics["spearman_correlation"]).toBeGreaterThan(0.9);
  });

  test("finds forecasts of several series, as one model", async () => {
    const rows = ["north", "south"].flatMap((shop, number) =>
      Array.from(
        { length: 50 },
        (_, at) => `${shop},${new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10)},${number * 100 + (at % 7)}`,
      ),
    );
    const task: AutomlTask = {
      task: "forecasting",
      targetColumnName: "sold",
      forecasting: { timeColumnName: "day", timeSeriesIdColumnNames: ["shop"], forecastHorizon: 7 },
      limits: { maxTrials: 3 },
      training: { allowedTrainingAlgorithms: ["seasonal_naive", "average"] },
    };
    const run = await search(task, { training_data: table(`shop,day,sold\n${rows.join("\n")}\n`) });
    expect(run.record.failure).toBeUndefined();
    const report = reportOf(run);
    expect(report.goal).toBe("minimize");
    expect(new Set(report.trials.map(({ series }) => series))).toEqual(new Set(["north", "south"]));
    expect(report.metrics["normalized_root_mean_squared_error"]).toBeLessThan(0.1);
    const script = `
import sys, mlflow.pyfunc, pandas
days = pandas.date_range("2024-02-20", periods=7).strftime("%Y-%m-%d")
rows = pandas.DataFrame({"shop": ["south"] * 7 + ["north"] * 7, "day": [*days, *days]})
rows["day"] = pandas.to_datetime(rows["day"])
said = mlflow.pyfunc.load_model(sys.argv[1]).predict(rows)
print(said[:7].min() > 99, said[7:].max() < 10)`;
    expect(printed(python, script, modelOf(run))).toBe("True True");
  });

  test.each<[string, AutomlTask, () => Parameters<typeof automl>[1], string]>([
    [
      "a column that is not there",
      { ...classify, targetColumnName: "sort" },
      () => ({ training_data: table(flowers(20)) }),
      "training_data has no column 'sort' to predict; its columns are: size, colour, noise, kind",
    ],
    [
      "one value only",
      classify,
      () => ({ training_data: table("size,kind\n1,rose\n2,rose\n") }),
      "column 'kind' of training_data has one value only: there is nothing to predict",
    ],
    ["no rows", classify, () => ({ training_data: table("size,kind\n") }), "training_data has no rows"],
    [
      "texts for numbers",
      { task: "regression", targetColumnName: "kind", limits: { maxTrials: 4 } },
      () => ({ training_data: table(flowers(20)) }),
      "column 'kind' is to be predicted as a number, and has texts",
    ],
    ["too few rows", classify, () => ({ training_data: table(flowers(8)) }), "training_data has 8 rows, too few for 10 folds"],
    [
      "classes that only the validation has",
      classify,
      () => ({ training_data: table(flowers(40)), validation_data: table("size,colour,noise,kind\n1,red,1,tulip\n") }),
      "validation_data has values to predict that training_data does not have: tulip",
    ],
    [
      "texts without featurization",
      { ...classify, featurization: { mode: "off" } },
      () => ({ training_data: table(flowers(40)) }),
      "featurization is off, and these columns are no numbers: colour",
    ],
    [
      "no time of a forecast",
      { task: "forecasting", targetColumnName: "size", forecasting: { timeColumnName: "colour" } },
      () => ({ training_data: table(flowers(40)) }),
      "column 'colour' has values that are no times",
    ],
    [
      "no table",
      classify,
      () => ({ training_data: table(flowers(4), "") }),
      "training_data is no table: an mltable says how its files are read (read_delimited, read_parquet, read_json_lines)",
    ],
  ])("tells of %s", async (_, task, inputs, message) => {
    const { record } = await search(task, inputs());
    expect(record.nodes[0]?.failure?.message).toBe(message);
    expect(["AZML567", "AZML553"]).toContain(record.nodes[0]?.failure?.code);
  });

  test("measures as Azure ML does", () => {
    const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
import measures, numpy
truth, said = [0, 0, 0, 1], [0, 0, 1, 1]
scores = numpy.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.3, 0.7]])
print(json.dumps([measures.of_classes(truth, said, scores, ["a", "b"]), measures.of_numbers([1, 2, 3, 5], [1, 2, 3, 4], 4.0)]))`;
    const [classes, numbers] = JSON.parse(printed(python, script, fileURLToPath(new URL("../../src/engine/automl", import.meta.url)))) as [
      Record<string, number>,
      Record<string, number>,
    ];
    // Recall of "a" is 2/3 and of "b" 1: (5/6 - 1/2) / (1/2). Precision is 1 of three rows, 1/2 of one.
    expect(classes).toEqual({
      accuracy: 0.75,
      norm_macro_recall: expect.closeTo(2 / 3) as number,
      precision_score_weighted: 0.875,
      auc_weighted: 1,
      average_precision_score_weighted: 1,
    });
    expect(numbers).toEqual({
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
      planned({
        ...classify,
        positiveLabel: "rose",
        limits: { exitScore: 0.9, maxConcurrentTrials: 4 },
        training: { allowedTrainingAlgorithms: ["knn", "svm"], enableStackEnsemble: true, enableVoteEnsemble: false },
      }),
    ]).toMatchSnapshot();
  });
});
