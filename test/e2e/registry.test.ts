import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../workspace/azure/azurite.js";
import { subscription } from "../workspace/azure/fake-replies.js";
import { FakeService } from "../workspace/azure/fake-service.js";
import { signedInEnvironment } from "./signed-in.js";
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
      await told("component", "create", "noname.yml", "--name", "nameless"),
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
    const { stdout, exitCode } = await azml(repository, ["run", "samples/05-registered-components", "--plain", "--no-as-azure"], { env });
    expect([exitCode, String(stdout)]).toEqual([0, expect.stringContaining("eval_with_sample_data  mean_absolute_error 0.9")]);
    rmSync(home, { recursive: true });
  });
});

describe("azml/workspace", () => {
  const code = {
    "train.ts": `
import { writeFile } from "node:fs/promises";
import { commandComponent, input, output, type Default, type Output, type UriFile } from "azml";
@commandComponent()
export class Train {
  @input("string") text!: string;
  @input("integer") epochs: Default<number> = 3;
  @output("uri_file") model!: Output<UriFile>;
  async run() { await writeFile(this.model, this.text.repeat(this.epochs)); }
}
`,
    "register.ts": `
import { environment, uriFolder, customModel } from "azml";
import { localWorkspace } from "azml/workspace";
import { Train } from "./train.js";
const workspace = await localWorkspace();
const told = [
  await workspace.components.createOrUpdate(Train),
  await workspace.components.createOrUpdate(Train, { version: "7" }),
  await workspace.environments.createOrUpdate(environment({ name: "node", image: "node:22" })),
  await workspace.data.createOrUpdate({ name: "mine", path: uriFolder("./files") }),
  await workspace.models.createOrUpdate({ name: "churn", path: customModel("./files"), stage: "Production" }),
  await workspace.components.get("train", { label: "latest" }),
  await workspace.components.get("train", "8"),
];
for (const one of told) console.log(one?.id, one?.type, one?.stage);
console.log((await workspace.components.list({ name: "train" })).map(({ version }) => version));
await workspace.components.createOrUpdate(Train, { name: "no such name" }).catch((error) => console.log(error.diagnostics[0].code));
await workspace.close();
`,
    "files/a.txt": "a",
    "use.ts": `
import { job, pipeline, step } from "azml";
import { localWorkspace } from "azml/workspace";
const workspace = await localWorkspace();
const train = (await workspace.components.get("train", "7"))!;
await workspace.close();
@pipeline()
class Use { build() { step(train, { text: "a" }, { name: "good" }); return {}; } }
@pipeline()
class Bad { build() { step(train, { txt: "a" }); return {}; } }
export const bad = job(Bad);
export default job(Use);
`,
    "own.ts": `
import { commandComponent, input } from "azml";
import { localWorkspace } from "azml/workspace";
@commandComponent()
export class Own { @input("string") text!: string; async run() {} }
const workspace = await localWorkspace();
await workspace.components.createOrUpdate(Own).catch((error) => console.log(error.diagnostics[0].code, error.diagnostics[0].message));
await workspace.close();
`,
  };

  it("registers classes, environments, data and models from code, and gives back what step() takes", async () => {
    const folder = project({
      ...code,
      "tsconfig.json": '{"compilerOptions":{"experimentalDecorators":true,"module":"nodenext","target":"es2022"}}',
    });
    const tsx = import.meta.resolve("tsx");
    const script = async (name: string): Promise<unknown> =>
      (await execa(process.execPath, ["--import", tsx, name], { cwd: folder, reject: false, all: true })).all;
    const told = teller(folder);
    const screen = [
      await script("register.ts"),
      await script("own.ts"),
      await told("run", "use.ts", "--plain"),
      await told("run", "use.ts", "--export", "bad"),
    ];
    expect(screen[1]).toContain("AZML586");
    expect(screen.join("\n")).toMatchSnapshot();
  });
});

describe("in an Azure ML workspace", () => {
  let azurite: Azurite;
  let service: FakeService;
  beforeAll(async () => {
    azurite = await startAzurite();
    service = await FakeService.start(azurite);
  });
  afterAll(async () => {
    await service.stop();
    await azurite.stop();
  });

  it("does the same", async () => {
    const folder = project(files);
    const env = signedInEnvironment(service, azurite);
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
