import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../workspace/azure/azurite.js";
import { FakeService, subscription } from "../workspace/azure/fake-service.js";
import { signedIn } from "./signed-in.js";
import { azml, plain, project, repository } from "./support.js";

const files = {
  "train.yml": `$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
name: train
type: command
description: Counts the lines.
inputs:
  data: { type: uri_folder }
  epochs: { type: integer, default: 2 }
outputs:
  model: { type: custom_model }
code: ./src
environment: azureml:python:1
command: sh train.sh \${{inputs.data}} \${{inputs.epochs}} \${{outputs.model}}
`,
  "src/train.sh": `cat "$1"/* | wc -l > "$3"/lines; echo "trained $2 epochs"\n`,
  "environment.yml": `$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
name: python
image: python:3.12
`,
  "data.yml": `$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
name: titanic
type: uri_folder
description: Who was on board.
path: ./passengers
`,
  "passengers/a.csv": "1\n2\n",
  "model.yml": `$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
name: old
type: custom_model
stage: Archived
path: ./passengers
`,
  "pipeline.yml": `$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
type: pipeline
jobs:
  train:
    type: command
    component: azureml:train:1
    inputs:
      data: { type: uri_folder, path: azureml:titanic@latest }
    outputs:
      model: { type: custom_model, name: lines }
`,
  "components.ts": `
import { commandComponent, input, output, type Output, pipeline, step, type Binding } from "azml";
import { writeFile } from "node:fs/promises";
@commandComponent({ version: "4" })
export class Greet {
  @input("string") name!: string;
  @output("uri_file") text!: Output<string>;
  async run() { await writeFile(this.text, "hello " + this.name); }
}
@pipeline()
export class Flow {
  @input("string") name!: Binding<"string">;
  build() { step(Greet, { name: this.name }); return {}; }
}
`,
  "use.ts": `
import { component, job, pipeline, step } from "azml";
@pipeline()
class Use { build() { step(component("azureml:flow:1"), { name: "you" }); return {}; } }
export default job(Use);
`,
};

describe("in the local workspace", () => {
  it("goes from a refused job to one that registers its model", async () => {
    const folder = project(files);
    const told = teller(folder);
    const screen = [
      await told("run", "pipeline.yml", "--plain"),
      await told("environment", "create", "environment.yml"),
      await told("component", "create", "train.yml"),
      await told("data", "create", "data.yml"),
      await told("data", "list"),
      await told("component", "show", "train:1"),
      await told("run", "pipeline.yml", "--plain"),
      await told("model", "list"),
      await told("model", "show", "lines"),
      await told("run", "pipeline.yml", "--plain", "--no-reuse"),
      await told("model", "list", "--name", "lines"),
      await told("model", "archive", "lines:2"),
      await told("model", "list", "--name", "lines", "--include-archived"),
      await told("model", "show", "lines"),
      await told("model", "restore", "lines"),
      await told("environment", "show", "python", "--yaml"),
    ];
    expect(screen.join("\n")).toMatchSnapshot();
  });

  it("registers components of a module, a pipeline with its steps among them", async () => {
    const folder = project(files);
    const told = teller(folder);
    const screen = [
      await told("component", "create", "components.ts"),
      await told("component", "create", "components.ts", "--export", "Greet"),
      await told("component", "create", "components.ts", "--export", "Flow", "--name", "flow", "--version", "1"),
      await told("component", "list"),
      await told("run", "use.ts", "--plain"),
    ];
    expect(screen.join("\n")).toMatchSnapshot();
  });

  it("says what is wrong", async () => {
    const folder = project({
      ...files,
      "noname.yml": files["train.yml"].replace("name: train\n", ""),
      "lost.yml": files["data.yml"].replace("./passengers", "./nowhere"),
    });
    const told = teller(folder);
    await azml(folder, ["component", "create", "train.yml"]);
    const screen = [
      await told("component", "create", "train.yml", "--version", "1", "--set", "inputs.epochs.default=3"),
      await told("component", "create", "train.yml", "--version", "1", "--set", "description=another"),
      await told("component", "create", "noname.yml"),
      await told("component", "create", "train.yml", "--name", "a:b"),
      await told("component", "create", "data.yml"),
      await told("data", "create", "components.ts"),
      await told("data", "create", "lost.yml"),
      await told("data", "create", "none.yml"),
      await told("component", "create", "components.ts", "--export", "Gret"),
      await told("component", "create", "components.ts", "--export", "Greet", "--set", "tags.a=b"),
      await told("component", "show", "trian"),
      await told("component", "show", "train:2"),
      await told("component", "show", "a b:c:d"),
      await told("component", "archive", "train:2"),
      await told("model", "list"),
      await told("component", "creat", "x.yml"),
      await told("run", "pipeline.yml", "--plain", "--set", "jobs.train.inputs.epoch=3"),
    ];
    expect(screen.join("\n")).toMatchSnapshot();
  });

  it("runs sample 5 when its components are registered", async () => {
    const home = mkdtempSync(join(tmpdir(), "azml-sample-5-"));
    const sample = join(repository, "samples/05-registered-components");
    const env = { AZML_HOME: home };
    for (const file of ["train_model.yml", "score_data.yml", "eval-model.ts"]) {
      expect((await azml(sample, ["component", "create", file], { env })).exitCode).toBe(0);
    }
    const { stdout, exitCode } = await azml(repository, ["run", "samples/05-registered-components", "--plain"], { env });
    expect([exitCode, String(stdout)]).toEqual([0, expect.stringContaining("eval_with_sample_data  mean_absolute_error 0.9")]);
    rmSync(home, { recursive: true });
  });
});

describe("in an Azure ML workspace", () => {
  let azurite: Azurite;
  let service: FakeService;
  beforeAll(async () => {
    mkdirSync(join(repository, ".cache"), { recursive: true });
    azurite = await startAzurite();
    service = await FakeService.start(azurite);
  });
  afterAll(async () => {
    await service.stop();
    await azurite.stop();
  });

  it("does the same", async () => {
    const folder = project(files);
    const env = {
      PATH: `${signedIn("a.b.c")}:${process.env["PATH"]}`,
      AZML_ARM_ENDPOINT: service.endpoint,
      AZML_BLOB_ENDPOINT: azurite.endpoint,
      AZURE_TOKEN_CREDENTIALS: "dev",
    };
    writeFileSync(
      join(folder, "config.json"),
      JSON.stringify({ subscription_id: subscription, resource_group: "rg", workspace_name: "ws" }),
    );
    const told = teller(folder, ["-w", "ws"], env);
    const screen = [
      await told("component", "create", "train.yml"),
      await told("component", "create", "components.ts", "--export", "Greet"),
      await told("component", "list"),
      await told("component", "show", "train"),
      await told("data", "create", "data.yml", "--version", "3"),
      await told("data", "show", "titanic:3", "--yaml"),
      await told("data", "archive", "titanic:3"),
      await told("data", "list", "--name", "titanic"),
      await told("data", "show", "titanic:4"),
    ];
    expect(screen.join("\n").replaceAll(service.endpoint, "<endpoint>").replaceAll(azurite.endpoint, "<blobs>")).toMatchSnapshot();
  });
});

/** Runs a command, and gives what it prints, its errors and its exit code, with what differs from run to run blanked. */
function teller(folder: string, more: readonly string[] = [], env: Record<string, string> = {}) {
  return async (...args: string[]): Promise<string> => {
    const { stdout, stderr, exitCode } = await azml(folder, [...args, ...more], { env });
    const text = plain(`${String(stdout)}${String(stderr)}`, folder)
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "<created>")
      .replace(/content\/[0-9a-f]{32}/g, "content/<key>")
      .replace(/\/codes\/[0-9a-f-]{36}/g, "/codes/<guid>");
    return `$ azml ${args.join(" ")}\n${text}${exitCode === 0 ? "" : `exit code ${exitCode}\n`}`;
  };
}
