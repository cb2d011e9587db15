import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AssetPath } from "../../src/model/asset.js";
import type { AssetKind } from "../../src/model/kind.js";
import type { InputValue } from "../../src/model/value.js";
import type { LocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";
import { said, scripted } from "./support/scripted-node.js";

/** Calls of the registry's, short. */
const calls = `
const create = (name, more) => post("registered-models/create", { name, ...more });
const register = async (name, source, more) => { const answer = await post("model-versions/create", { name, source, ...more }); return answer.model_version ?? answer.error_code + ": " + answer.message; };
const version = async (name, number) => { const answer = await get("model-versions/get?name=" + name + "&version=" + number); return answer.model_version ?? answer.error_code; };
const change = (method, path, body) => call(method, "/api/2.0/mlflow/" + path, JSON.stringify(body));
const names = async () => (await get("registered-models/search")).registered_models.map(({ name }) => name);
const versions = async () => (await get("model-versions/search")).model_versions.map(({ name, version }) => name + ":" + version);
const download = async (name, number) => (await get("model-versions/get-download-uri?name=" + name + "&version=" + number)).artifact_uri;
const files = async (place) => (await call("GET", "/api/2.0/mlflow-artifacts/artifacts?path=" + place.replace("mlflow-artifacts:/", ""))).files;
const read = async (place) => { const answer = await call("GET", "/api/2.0/mlflow-artifacts/artifacts/" + place.replace("mlflow-artifacts:/", "")); return answer.text ?? answer.error_code; };
`;

/** Runs a job of one node, `train`, in the workspace and gives what its script said. */
async function during(workspace: LocalWorkspace, script: string, name?: string): Promise<unknown[]> {
  const one = job(pipeline({ train: scripted(calls + script) }), {}, name === undefined ? {} : { name });
  const finished = await runToEnd(one, { reuse: false }, workspace);
  expect(finished.record.status, await logOf(finished, "train")).toBe("Completed");
  return said(finished, "train");
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder("mine"), "model");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function local(path: string): AssetPath {
  return { kind: "local", path, written: path };
}

/** What a job reads of a registered model's file. */
async function readByJob(workspace: LocalWorkspace, id: string, file: string, type: AssetKind = "mlflow_model"): Promise<string> {
  const reader = component("reader", `cat \${{inputs.model}}/${file}`, { inputs: { model: { kind: type } } });
  const model: InputValue = { kind: "asset", asset: { type, path: { kind: "registered", id } } };
  const finished = await runToEnd(job(pipeline({ read: command(reader, { model }) })), { reuse: false }, workspace);
  expect(finished.record.status).toBe("Completed");
  return logOf(finished, "read");
}

const registration = `
await put("model/MLmodel", "flavors: {}");
await put("model/weights", "1 2 3");
await create("iris", { description: "flowers", tags: [{ key: "team", value: "garden" }] });
`;

test("a model that MLflow registers is the workspace's, and outlives the job that has made it", async () => {
  const workspace = await temporaryWorkspace();
  const answers = await during(
    workspace,
    `${registration}
    say(await register("iris", "runs:/" + run + "/model", { run_id: run, description: "first", tags: [{ key: "a", value: "b" }] }));
    await put("other/weights", "4");
    await register("iris", "mlflow-artifacts:/" + run + "/artifacts/other");`,
    "maker",
  );
  expect(answers).toEqual([
    {
      name: "iris",
      version: "1",
      creation_timestamp: expect.any(Number) as number,
      last_updated_timestamp: expect.any(Number) as number,
      current_stage: "None",
      description: "first",
      source: "runs:/maker-train/model",
      run_id: "maker-train",
      status: "READY",
      tags: [{ key: "a", value: "b" }],
      aliases: [],
    },
  ]);
  expect(await workspace.models.list({ name: "iris" })).toMatchObject([
    { name: "iris", version: "2", type: "custom_model", job: "maker/train", tags: {} },
    { name: "iris", version: "1", type: "mlflow_model", job: "maker/train", description: "first", tags: { a: "b" } },
  ]);
  expect((await workspace.jobs.collectGarbage({ keep: 0 })).jobs).toMatchObject([{ name: "maker" }]);
  expect(existsSync(join(workspace.name, "runs/maker"))).toBe(false);
  expect(await readByJob(workspace, "azureml:iris:1", "weights")).toBe("1 2 3");
  expect(await readByJob(workspace, "azureml:iris@latest", "weights", "custom_model")).toBe("4");
  const later = await during(
    workspace,
    `say(await files(await download("iris", 1))); say(await read(await download("iris", 1) + "/weights"));`,
  );
  expect(later).toEqual([
    [
      { path: "MLmodel", is_dir: false, file_size: 11 },
      { path: "weights", is_dir: false, file_size: 5 },
    ],
    "1 2 3",
  ]);
});

describe("a model that azml registers", () => {
  test("from files is there for MLflow, a single file as a folder with it", async () => {
    const workspace = await temporaryWorkspace();
    const folder = folderWith({ MLmodel: "flavors: {}", "weights.bin": "w" });
    const { models } = workspace;
    await models.createOrUpdate({
      kind: "model",
      name: "net",
      type: "mlflow_model",
      path: local(folder),
      description: "mine",
      tags: { a: "b" },
    });
    await models.createOrUpdate({ kind: "model", name: "one", type: "custom_model", path: local(join(folder, "weights.bin")) });
    await models.createOrUpdate({
      kind: "model",
      name: "far",
      type: "custom_model",
      path: { kind: "remote", uri: "https://example.org/m" },
    });
    mkdirSync(join(workspace.name, "datastores/blob/net"), { recursive: true });
    writeFileSync(join(workspace.name, "datastores/blob/net/weights"), "near");
    const uri = "azureml://datastores/blob/paths/net";
    await models.createOrUpdate({ kind: "model", name: "near", type: "custom_model", path: { kind: "remote", uri } });
    await models.createOrUpdate({ kind: "model", name: "dated", version: "2024-01-01", type: "custom_model", path: local(folder) });
    expect(
      await during(
        workspace,
        `say(await names());
        const { creation_timestamp, last_updated_timestamp, ...shown } = await version("net", 1);
        say(shown);
        say((await get("registered-models/get?name=net")).registered_model.latest_versions.length);
        say([await download("net", 1), await read("models/net/1/weights.bin")]);
        say([await files("models/one/1"), await read("models/one/1/weights.bin"), await read("models/one/1/MLmodel")]);
        say([await download("far", 1), (await version("near", 1)).source, await read((await download("near", 1)) + "/weights"), await version("dated", "2024-01-01")]);
        say([await read("models/net/1/..%2F..%2Fazml.db"), await read("models/net/2/MLmodel"), (await call("PUT", "/api/2.0/mlflow-artifacts/artifacts/models/net/1/x", "x")).error_code]);`,
      ),
    ).toEqual([
      ["far", "near", "net", "one"],
      {
        name: "net",
        version: "1",
        current_stage: "None",
        description: "mine",
        source: "mlflow-artifacts:/models/net/1",
        status: "READY",
        tags: [{ key: "a", value: "b" }],
        aliases: [],
      },
      1,
      ["mlflow-artifacts:/models/net/1", "w"],
      [[{ path: "weights.bin", is_dir: false, file_size: 1 }], "w", "RESOURCE_DOES_NOT_EXIST"],
      ["https://example.org/m", "azureml://datastores/blob/paths/net", "near", "RESOURCE_DOES_NOT_EXIST"],
      ["INVALID_PARAMETER_VALUE", "RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"],
    ]);
  });

  test("as an output has the run of its node", async () => {
    const workspace = await temporaryWorkspace();
    const maker = component("maker", "echo flavors > ${{outputs.model}}/MLmodel", { outputs: { model: { kind: "mlflow_model" } } });
    const make = { ...command(maker), outputs: { model: { name: "made" } } };
    await runToEnd(job(pipeline({ make }), {}, { name: "first" }), {}, workspace);
    expect(await during(workspace, `say((await version("made", 1)).run_id); say(await read("models/made/1/MLmodel"));`)).toEqual([
      "first-make",
      "flavors\n",
    ]);
  });
});

test("versions are counted over both sides, and what one changes the other sees", async () => {
  const workspace = await temporaryWorkspace();
  const path = local(folderWith({ MLmodel: "" }));
  const create = async (): Promise<string> =>
    (await workspace.models.createOrUpdate({ kind: "model", name: "iris", type: "mlflow_model", path, stage: "Development" })).version;
  expect(await create()).toBe("1");
  const answers = await during(
    workspace,
    `${registration}
    const { version: number } = await register("iris", "runs:/" + run + "/model");
    say([number, (await create("iris")).error_code]);
    say((await version("iris", 1)).current_stage);
    await post("model-versions/transition-stage", { name: "iris", version: "1", stage: "production" });
    await post("model-versions/transition-stage", { name: "iris", version: "2", stage: "Production", archive_existing_versions: true });
    await change("PATCH", "model-versions/update", { name: "iris", version: "2", description: "better" });
    await post("model-versions/set-tag", { name: "iris", version: "2", key: "a", value: "1" });
    await post("model-versions/set-tag", { name: "iris", version: "2", key: "b", value: "2" });
    await change("DELETE", "model-versions/delete-tag", { name: "iris", version: "2", key: "a" });
    await post("registered-models/alias", { name: "iris", alias: "champion", version: "1" });
    say([(await version("iris", 1)).aliases, (await get("registered-models/alias?name=iris&alias=champion")).model_version.version]);`,
  );
  expect(answers).toEqual([["2", "RESOURCE_ALREADY_EXISTS"], "Development", [["champion"], "1"]]);
  expect(await create()).toBe("3");
  expect(await workspace.models.list({ name: "iris" })).toMatchObject([
    { version: "3", stage: "Development" },
    { version: "2", stage: "Production", description: "better", tags: { b: "2" } },
    { version: "1", stage: "Archived", archived: false },
  ]);
});

test("what is archived is in no search, and can be loaded; what MLflow deletes is archived for jobs, and its number is never given again", async () => {
  const workspace = await temporaryWorkspace();
  const { models } = workspace;
  const path = local(folderWith({ MLmodel: "", weights: "w" }));
  for (const name of ["a", "b", "b", "b"]) await models.createOrUpdate({ kind: "model", name, type: "mlflow_model", path });
  await models.archive("a");
  await models.archive("b", "1");
  const shown = `say([await names(), await versions()]);`;
  const answers = await during(
    workspace,
    `${shown}
    say([(await version("a", 1)).version, await read("models/b/1/weights")]);
    await post("registered-models/alias", { name: "b", alias: "old", version: "3" });
    say((await change("DELETE", "model-versions/delete", { name: "b", version: "3" })).status);
    say([await version("b", 3), (await get("registered-models/alias?name=b&alias=old")).error_code, await read("models/b/3/weights")]);
    ${shown}
    await put("model/MLmodel", "");
    say((await register("b", "runs:/" + run + "/model")).version);
    await change("DELETE", "registered-models/delete", { name: "b" });
    ${shown}
    say([await register("b", "runs:/" + run + "/model"), (await get("registered-models/get?name=b")).error_code]);
    await create("b");
    say((await register("b", "runs:/" + run + "/model")).version);
    ${shown}`,
  );
  const gone = "RESOURCE_DOES_NOT_EXIST";
  expect(answers).toEqual([
    [["b"], ["b:3", "b:2"]],
    ["1", "w"],
    200,
    [gone, "INVALID_PARAMETER_VALUE", gone],
    [["b"], ["b:2"]],
    "4",
    [[], []],
    [`${gone}: Registered Model with name=b not found`, gone],
    "5",
    [["b"], ["b:5"]],
  ]);
  expect((await models.list({ name: "b", view: "archived" })).map(({ version }) => version)).toEqual(["4", "3", "2", "1"]);
  expect(await readByJob(workspace, "azureml:b:3", "weights")).toBe("w");
  await models.archive("b", "2");
  expect(await during(workspace, `say(await version("b", 2));`)).toEqual([gone]);
  await models.restore("b", "3");
  expect(await during(workspace, `say((await version("b", 3)).version); ${shown}`)).toEqual(["3", [["b"], ["b:5", "b:3"]]]);
});

test("a model that MLflow renames has its versions under the new name, and for jobs under the old one, too", async () => {
  const workspace = await temporaryWorkspace();
  const answers = await during(
    workspace,
    `${registration}
    await register("iris", "runs:/" + run + "/model", { run_id: run });
    await create("taken");
    await post("registered-models/alias", { name: "iris", alias: "best", version: "1" });
    const rename = async (name, to) => { const answer = await post("registered-models/rename", { name, new_name: to }); return answer.error_code ?? answer.registered_model; };
    say([await rename("iris", "taken"), await rename("iris", "a b"), await rename("none", "x")]);
    const { description, tags, aliases } = await rename("iris", "flowers");
    say({ description, tags, aliases });
    say([await names(), (await version("flowers", 1)).run_id, await version("iris", 1)]);
    say(await rename("flowers", "iris"));`,
    "renaming",
  );
  expect(answers).toEqual([
    ["RESOURCE_ALREADY_EXISTS", "INVALID_PARAMETER_VALUE", "RESOURCE_DOES_NOT_EXIST"],
    { description: "flowers", tags: [{ key: "team", value: "garden" }], aliases: [{ alias: "best", version: "1" }] },
    [["flowers", "taken"], "renaming-train", "RESOURCE_DOES_NOT_EXIST"],
    "RESOURCE_ALREADY_EXISTS",
  ]);
  const warnings: string[] = [];
  for await (const event of workspace.jobs.stream("renaming")) if (event.type === "warning") warnings.push(event.diagnostic.message);
  expect(warnings).toEqual(['a process renamed the registered model "iris" to "flowers", which Azure ML refuses']);
  expect(await readByJob(workspace, "azureml:flowers:1", "weights")).toBe("1 2 3");
  expect(await readByJob(workspace, "azureml:iris:1", "weights")).toBe("1 2 3");
});

test("what is registered can be named in each of MLflow's ways; where there is nothing, nothing is registered", async () => {
  const workspace = await temporaryWorkspace();
  const answers = await during(
    workspace,
    `${registration}
    const { mkdirSync } = await import("node:fs");
    const folder = process.cwd() + "/own";
    mkdirSync(folder);
    writeFileSync(folder + "/MLmodel", "");
    const { model: { info } } = await post("logged-models", { experiment_id: experiment, source_run_id: run, name: "logged" });
    await call("PUT", "/api/2.0/mlflow-artifacts/artifacts/" + run + "/models/" + info.model_id + "/MLmodel", "x");
    const sources = ["runs:/" + run + "/logged", "models:/" + info.model_id, "models:/iris/1", "mlflow-artifacts://127.0.0.1:1/" + run + "/artifacts/model", "file://" + folder, folder, "s3://bucket/model", "mlflow-artifacts:/models/iris/1"];
    for (const source of sources) say((await register("iris", source)).run_id === run);
    for (const source of ["runs:/" + run + "/nothing", "runs:/nobody/model", "models:/m-0", "models:/iris/99", "mlflow-artifacts:/" + run + "/code", "file:///no/where", "/no/where", "model", ""]) say((await register("iris", source)).replaceAll(run, "<run>"));
    say(await register("nobody", "runs:/" + run + "/model"));
    for (const name of ["a b", "a/b", ""]) say((await create(name)).error_code);`,
  );
  expect(answers).toMatchSnapshot();
  const types = (await workspace.models.list({ name: "iris" })).map(({ version, type }) => `${version} ${type}`);
  expect(types).toEqual(["8 mlflow_model", "7 custom_model", ...[6, 5, 4, 3, 2, 1].map((version) => `${version} mlflow_model`)]);
});
