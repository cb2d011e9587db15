import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { beforeEach, expect, it, vi } from "vitest";
import { validate } from "../../src/cli/validate/validate.js";
import { openLocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "azml-validate-")));
  return () => rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** `severity code path` of what is found, and the exit code. */
async function found(target = "local", file = "job.yml"): Promise<string[]> {
  const stdout = new PassThrough();
  const terminal = { cwd: folder, env: {}, stdin: process.stdin, stdout, stderr: new PassThrough() } as unknown as Parameters<
    typeof validate
  >[2];
  const code = await validate(file, { target, asAzure: false, json: true, localWorkspace: "ws" }, terminal);
  const { diagnostics } = JSON.parse(String(stdout.read())) as { diagnostics: Record<string, string>[] };
  return [...diagnostics.map((one) => `${one["severity"]} ${one["code"]} ${one["path"]}`), `exit ${code}`];
}

const node =
  "{ type: command, command: 'ls ${{inputs.d}}', environment: azureml:e:1, compute: azureml:c, inputs: { d: '${{parent.inputs.d}}' } }";

it("what does not run on this machine is told before a run, and only of this machine", async () => {
  write({
    "job.yml": [
      "type: pipeline",
      "inputs: { t: { type: mltable, path: ./table } }",
      "jobs:",
      "  images:",
      "    type: automl",
      "    task: image_classification",
      "    primary_metric: accuracy",
      "    target_column_name: label",
      "    training_data: ${{parent.inputs.t}}",
      "    validation_data: ${{parent.inputs.t}}",
      "    compute: azureml:gpu",
      "    outputs: { best_model: { type: mlflow_model } }",
    ].join("\n"),
    "table/MLTable": "paths: [{ file: https://example.com/a.csv }]\n",
  });
  expect(await found()).toEqual(["error AZML518 jobs.images", "exit 2"]);
  expect(await found("azure")).toEqual(["exit 0"]);
});

it("a table that cannot be read is told", async () => {
  write({
    "job.yml": [
      "type: pipeline",
      "jobs:",
      "  batches:",
      "    type: parallel",
      "    mini_batch_size: 1kb",
      "    input_data: ${{inputs.d}}",
      "    inputs: { d: { type: mltable, path: ./table } }",
      "    outputs: { o: { type: uri_folder } }",
      "    task: { type: run_function, code: ./src, entry_script: a.py, environment: azureml:e:1 }",
    ].join("\n"),
    "src/a.py": "",
    "table/a.csv": "a\n1\n",
    "table/MLTable": "paths: [{ file: ./a.csv }]\ntransformations: [{ read_delta_lake: { timestamp_as_of: x } }]\n",
  });
  expect(await found()).toEqual(["error AZML553 jobs.batches.inputs.d", "exit 2"]);
});

it("what is not registered here is a warning, and none when it is; nothing is made", async () => {
  write({
    "job.yml": `type: pipeline\ninputs: { d: { type: uri_file, path: azureml:rows:1 } }\njobs: { a: ${node}, b: { type: command, component: azureml:thing:2 } }\n`,
    "rows.csv": "1\n",
  });
  expect(await found()).toEqual(["warning AZML506 jobs.b.component", "warning AZML505 inputs.d", "exit 0"]);
  expect(existsSync(path.join(folder, "ws"))).toBe(false);

  const workspace = await openLocalWorkspace({ folder: path.join(folder, "ws") });
  const rows = { kind: "local" as const, path: path.join(folder, "rows.csv"), written: "./rows.csv" };
  await workspace.data.createOrUpdate({ kind: "data", name: "rows", version: "1", type: "uri_file", path: rows });
  await workspace.close();
  const database = readFileSync(path.join(folder, "ws", "azml.db"));
  const before = readdirSync(path.join(folder, "ws"));
  expect(await found()).toEqual(["warning AZML506 jobs.b.component", "exit 0"]);
  expect(readFileSync(path.join(folder, "ws", "azml.db")).equals(database)).toBe(true);
  expect(readdirSync(path.join(folder, "ws"))).toEqual(before);
});

const spark = [
  "type: pipeline",
  "jobs:",
  "  count:",
  "    type: spark",
  "    code: ./src",
  "    entry: { file: count.py }",
  "    conf: { spark.driver.cores: 1, spark.driver.memory: 1g, spark.executor.cores: 1, spark.executor.memory: 1g, spark.executor.instances: 1 }",
  "    resources: { instance_type: standard_e4s_v3, runtime_version: '3.4' }",
].join("\n");

it("what this machine lacks is told as a run tells it, and asked for by nothing that is made", async () => {
  write({ "job.yml": spark, "src/count.py": "" });
  for (const name of ["SPARK_HOME", "JAVA_HOME"]) vi.stubEnv(name, undefined);
  vi.stubEnv("PATH", folder);
  try {
    expect(await found()).toEqual(["error AZML555 undefined", "error AZML556 undefined", "exit 2"]);
    expect(await found("azure")).toEqual(["exit 0"]);
    expect(existsSync(path.join(folder, "ws"))).toBe(false);
    write({
      "pipeline.ts": [
        'import { commandComponent, job, loadComponent, pipeline, step } from "azml";',
        'const made = loadComponent("./made.yml");',
        '@pipeline({ name: "p", defaultCompute: "c" })',
        'class P { build() { step(made, {}, { name: "made", local: { environment: "venv" } }); return {}; } }',
        "export default job(P, {});",
      ].join("\n"),
      "made.yml":
        "name: made\ntype: command\ncommand: python -V\nenvironment: { image: ubuntu, conda_file: { dependencies: [python=3.11] } }\n",
    });
    expect(await found("local", "pipeline.ts")).toEqual(["error AZML563 undefined", "exit 2"]);
  } finally {
    vi.unstubAllEnvs();
  }
});

it("a database that is none, or that nothing asks for, does not matter", async () => {
  write({
    "job.yml": `type: pipeline\njobs: { a: { type: command, command: ls, environment: { image: ubuntu } } }\n`,
    "ws/azml.db": "no database",
  });
  expect(await found()).toEqual(["exit 0"]);
  write({ "job.yml": "type: pipeline\njobs: { b: { type: command, component: azureml:thing:2 } }\n" });
  expect(await found()).toEqual(["warning AZML506 jobs.b.component", "exit 0"]);
  expect(readdirSync(path.join(folder, "ws"))).toEqual(["azml.db"]);
});
