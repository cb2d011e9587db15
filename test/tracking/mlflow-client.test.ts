import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { type PythonPath, pythonPath, tellSkipped } from "../engine/support/python.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { type FinishedRun, logOf, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";

/** A node whose process is a script in Python, which prints what came out as lines of JSON that begin with `> `. */
async function runPython(
  python: PythonPath & { readonly path: string },
  script: string,
  { workspace, model }: { readonly workspace?: LocalWorkspace; readonly model?: string } = {},
): Promise<{ finished: FinishedRun; said: unknown[] }> {
  const code = join(temporaryFolder("python"), "code");
  mkdirSync(code);
  writeFileSync(join(code, "main.py"), `import json\nsay = lambda what: print("> " + json.dumps(what))\n${script}`);
  const environment = { environmentVariables: { PATH: python.path } };
  const train =
    model === undefined
      ? command(component("train", "python main.py", { code }), {}, environment)
      : command(
          component("train", "python main.py ${{inputs.model}}", { code, inputs: { model: { kind: "mlflow_model" } } }),
          { model: { kind: "asset", asset: { type: "mlflow_model", path: { kind: "registered", id: model } } } },
          environment,
        );
  const finished = await runToEnd(job(pipeline({ train }), {}, { experimentName: "my-exp" }), {}, workspace);
  const log = await logOf(finished, "train");
  expect(finished.record.status, log).toBe("Completed");
  const said = log.split("\n").flatMap((line) => (line.startsWith("> ") ? [JSON.parse(line.slice(2)) as unknown] : []));
  return { finished, said };
}

const tracking = `
import math, mlflow
from mlflow import MlflowClient
client = MlflowClient()
with mlflow.start_run() as run:
    mlflow.log_params({"depth": 3, "long": "x" * 5000})
    mlflow.log_param("depth", 3)
    try:
        mlflow.log_param("depth", 4)
    except mlflow.MlflowException as error:
        say(error.error_code)
    for step in range(3):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)
    mlflow.log_metrics({"nan": math.nan, "inf": math.inf})
    mlflow.set_tags({"stage": "test", "gone": "1"})
    mlflow.delete_tag("gone")
    mlflow.log_dict({"a": 1}, "conf/a.json")
    mlflow.log_text("hello", "note.txt")
    mlflow.log_artifact("main.py", "code")
    mlflow.log_artifacts(".", "all")
    for lr in (0.1, 0.2):
        with mlflow.start_run(nested=True, run_name=f"lr {lr}"):
            mlflow.log_param("lr", lr)
            mlflow.log_metric("loss", lr)
    say([point.value for point in client.get_metric_history(run.info.run_id, "loss")])
    say(sorted(file.path for file in client.list_artifacts(run.info.run_id)))
    say(mlflow.artifacts.load_text(run.info.artifact_uri + "/note.txt"))
say(client.get_run(run.info.run_id).info.status)
say([found.info.run_name for found in client.search_runs([run.info.experiment_id], "params.lr = '0.1' and metrics.loss < 0.15")])
client.create_registered_model("iris")
version = client.create_model_version("iris", f"runs:/{run.info.run_id}/all", run.info.run_id)
client.set_registered_model_alias("iris", "champion", version.version)
say([version.version, client.get_model_version_by_alias("iris", "champion").run_id == run.info.run_id])
say([[model.name, model.aliases] for model in client.search_registered_models()])
say([one.version for one in client.search_model_versions("name = 'iris'")])
mlflow.set_experiment("other")
with mlflow.start_run(run_name="elsewhere"):
    pass
say(sorted(experiment.name for experiment in mlflow.search_experiments()))
`;

const training = `
import matplotlib
matplotlib.use("Agg")
import mlflow
from matplotlib import pyplot
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
x, y = load_iris(return_X_y=True, as_frame=True)
mlflow.sklearn.autolog()
with mlflow.start_run() as run:
    GridSearchCV(LogisticRegression(max_iter=300), {"C": [0.1, 1]}, cv=2).fit(x, y)
    figure, axes = pyplot.subplots()
    axes.plot([1, 2])
    mlflow.log_figure(figure, "figures/line.png")
mlflow.sklearn.autolog(disable=True)
model = LogisticRegression(max_iter=300).fit(x, y)
with mlflow.start_run(run_name="explicit") as explicit:
    logged = mlflow.sklearn.log_model(model, name="iris", registered_model_name="registered")
    for uri in (logged.model_uri, f"runs:/{explicit.info.run_id}/iris", "models:/registered/1"):
        say([int(label) for label in mlflow.sklearn.load_model(uri).predict(x.head(2))])
say([found.name for found in mlflow.search_logged_models(filter_string="name = 'iris'", output_format="list")])
say(sorted(mlflow.search_runs()["tags.mlflow.runName"]))
say([read.dataset.name for read in mlflow.get_run(run.info.run_id).inputs.dataset_inputs])
`;

/** The models that azml has registered: a folder, one that is archived, and a file. */
const registry = `
import mlflow
from pathlib import Path
client = mlflow.MlflowClient()
say([[model.name, [one.version for one in model.latest_versions]] for model in client.search_registered_models()])
say([f"{one.name}:{one.version}" for one in client.search_model_versions()])
version = client.get_model_version("net", "1")
say([version.description, version.tags, version.current_stage, version.status, version.source])
fetched = lambda uri: sorted(path.name for path in Path(mlflow.artifacts.download_artifacts(uri)).iterdir() if path.name != "registered_model_meta")
say([fetched("models:/net/1"), fetched("models:/net/latest"), fetched("models:/file/1"), fetched("models:/old/1")])
say(mlflow.register_model("models:/net/1", "other").version)
client.copy_model_version("models:/net/1", "other")
say([f"{one.version} {one.source}" for one in client.search_model_versions("name = 'other'")])
client.set_registered_model_alias("net", "champion", "1")
say(fetched("models:/net@champion"))
client.delete_model_version("net", "2")
try:
    client.get_model_version("net", "2")
except mlflow.MlflowException as error:
    say(error.error_code)
client.delete_registered_model("other")
say([f"{one.name}:{one.version}" for one in client.search_model_versions()])
`;

const loading = `
import sys, mlflow
from sklearn.datasets import load_iris
x, _ = load_iris(return_X_y=True, as_frame=True)
for uri in ("models:/registered/1", sys.argv[1]):
    say([int(label) for label in mlflow.pyfunc.load_model(uri).predict(x.head(2))])
say([int(label) for label in mlflow.sklearn.load_model("models:/registered/1").predict(x.head(2))])
`;

describe.each(["mlflow3", "mlflow2"] as const)("the client of %s", (name) => {
  let python: PythonPath = { lack: "" };
  beforeAll(() => {
    python = pythonPath(name);
    tellSkipped(`tests of ${name}`, "lack" in python ? python.lack : undefined);
  }, 600_000);

  test("logs into the node's run, and finds what it has logged", async (context) => {
    if ("lack" in python) return context.skip(python.lack);
    const { finished, said } = await runPython(python, tracking);
    expect(said).toMatchSnapshot();
    const [train] = finished.record.nodes;
    expect(train?.metrics).toEqual({ loss: 1 / 3, nan: Number.NaN, inf: Number.POSITIVE_INFINITY });
    expect(train?.params).toEqual({ depth: "3", long: "x".repeat(5000) });
    expect(train?.tags).toMatchObject({ stage: "test" });
    expect(Object.keys(train?.artifacts ?? {})).toEqual(["all/main.py", "code/main.py", "conf/a.json", "note.txt"]);
    expect(readFileSync(train?.artifacts?.["note.txt"]?.path ?? "", "utf8")).toBe("hello");
    expect(statuses(finished.record)).toEqual({
      train: "Completed",
      "train/lr 0.1": "Completed",
      "train/lr 0.2": "Completed",
      "train/elsewhere": "Completed",
    });
    expect(finished.events.filter(({ type }) => type === "warning")).toEqual([]);
  });

  test("finds and fetches the models of the workspace, and registers and deletes among them", async (context) => {
    if ("lack" in python) return context.skip(python.lack);
    const workspace = await temporaryWorkspace();
    const folder = temporaryFolder("model");
    for (const file of ["MLmodel", "weights"]) writeFileSync(join(folder, file), "flavors: {}");
    const create = (name: string, path: string, type: "mlflow_model" | "custom_model"): Promise<unknown> =>
      workspace.models.createOrUpdate({
        kind: "model",
        name,
        type,
        path: { kind: "local", path, written: path },
        description: "mine",
        tags: { a: "b" },
      });
    for (const name of ["net", "net", "old"]) await create(name, folder, "mlflow_model");
    await create("file", join(folder, "weights"), "custom_model");
    await workspace.models.archive("old");
    const { finished, said } = await runPython(python, registry, { workspace });
    expect(said).toMatchSnapshot();
    expect(
      finished.events.flatMap((event) => (event.type === "warning" ? [`${event.diagnostic.code} ${event.diagnostic.message}`] : [])),
    ).toEqual(['AZML587 a process deleted the registered model "other" with its versions, which Azure ML refuses; here they are archived']);
    const all = await workspace.models.list({ name: "other", view: "all" });
    expect(all.map(({ version, archived, type }) => `${version} ${archived} ${type}`)).toEqual([
      "2 true mlflow_model",
      "1 true mlflow_model",
    ]);
  });

  test("loses nothing of 10,000 metrics", async (context) => {
    if ("lack" in python) return context.skip(python.lack);
    const { finished } = await runPython(
      python,
      `
import mlflow
from mlflow.entities import Metric
with mlflow.start_run() as run:
    for at in range(0, 10_000, 1000):
        mlflow.MlflowClient().log_batch(run.info.run_id, metrics=[Metric("m", step, 1, step) for step in range(at, at + 1000)])
`,
    );
    const values = finished.events.flatMap((event) => (event.type === "node_metric" ? [event.value] : []));
    expect(values).toEqual(Array.from({ length: 10_000 }, (_, at) => at));
  });
});

describe("a training with MLflow 3", () => {
  let python: PythonPath = { lack: "" };
  beforeAll(() => {
    python = pythonPath("mlflow3");
    tellSkipped("training with MLflow 3", "lack" in python ? python.lack : undefined);
  }, 600_000);

  test("logs models, figures and data sets by itself, and loads its models again", async (context) => {
    if ("lack" in python) return context.skip(python.lack);
    const { finished, said } = await runPython(python, training);
    expect(said).toMatchSnapshot();
    const { nodes } = finished.record;
    expect(Object.keys(statuses(finished.record)).sort()).toEqual(["train", "train/explicit", "train/run_1", "train/run_2"]);
    expect(Object.keys(nodes[0]?.artifacts ?? {})).toEqual(
      expect.arrayContaining(["figures/line.png", "cv_results.csv", "training_confusion_matrix.png", "model/MLmodel"]),
    );
    expect(nodes[0]?.metrics).toHaveProperty("training_accuracy_score");
    expect(nodes.find(({ path }) => path === "train/explicit")?.artifacts).toHaveProperty("iris/MLmodel");
    const warned = finished.events.flatMap((event) => (event.type === "warning" ? [event.diagnostic.code] : []));
    // MLflow 3 logs models by a call that Azure ML does not know.
    expect(warned).toEqual(["AZML925"]);

    // What was registered is the workspace's: it can be loaded when the job is gone, and be the input of another.
    const { workspace, record } = finished;
    expect(await workspace.models.get("registered", "1")).toMatchObject({ type: "mlflow_model", job: `${record.name}/train` });
    expect((await workspace.jobs.collectGarbage({ keep: 0 })).jobs).toHaveLength(1);
    const later = await runPython(python, loading, { workspace, model: "azureml:registered@latest" });
    expect(later.said).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  }, 180_000);
});
