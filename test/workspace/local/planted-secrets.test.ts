import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";
import { scripted } from "../../tracking/support/scripted-node.js";

const secret = "hunter22/é'\"x";
const red = "\u001b[31m";
/** In every spelling, with colours in the midst. */
const planted = `${secret} hun${red}ter22/é'"x ${encodeURIComponent(secret)} ${Buffer.from(secret).toString("base64")} \u009b31m \u001b]0;title\u0007`;

/** What a secret looks like wherever it is found. */
const traces = [
  "hunter22",
  "hun\u001b",
  encodeURIComponent("22/é"),
  Buffer.from(secret).toString("base64").slice(0, 12),
  "ter22",
  "\u001b",
  "\u009b",
];

/** Everything that an MLflow client can say a text in. Keys have MLflow's letters only. */
const script = `
const p = process.env.PLANTED;
const key = "k-hunter22-key";
const all = [];
const tell = async (path, body) => all.push((await post(path, body)).error_code ?? path);
await tell("runs/set-tag", { run_id: run, key: "t", value: p });
await tell("runs/log-parameter", { run_id: run, key: "p", value: p });
await tell("runs/log-batch", { run_id: run, metrics: [{ key: "m", value: 1, timestamp: 1, step: 0 }], params: [{ key: "p2", value: p }], tags: [{ key: "t2", value: p }] });
await tell("runs/update", { run_id: run, run_name: p });
const { experiment_id } = await post("experiments/create", { name: "other " + p, tags: [{ key: "t", value: p }] });
await tell("experiments/set-experiment-tag", { experiment_id, key: "t", value: p });
const same = (await get("experiments/get-by-name?experiment_name=" + encodeURIComponent("other " + p))).experiment.experiment_id === experiment_id;
await tell("runs/create", { experiment_id, run_name: p, user_id: p, tags: [{ key: "t", value: p }] });
await tell("logged-models", { experiment_id: experiment, name: p, model_type: p, tags: [{ key: "t", value: p }], params: [{ key: "t", value: p }] });
await tell("runs/log-inputs", { run_id: run, datasets: [{ dataset: { name: p, digest: p, source: p, schema: p, profile: p }, tags: [{ key: "t", value: p }] }] });
await tell("registered-models/create", { name: "m", description: p, tags: [{ key: "t", value: p }] });
await put("model/MLmodel", "x");
await tell("model-versions/create", { name: "m", source: "runs:/" + run + "/model", description: p, tags: [{ key: "t", value: p }] });
await tell("model-versions/create", { name: "m", source: "https://h/x?sv=1&sig=hunter22sig&q=" + encodeURIComponent(p.slice(0, 13)), run_id: run });
all.push((await call("PATCH", "/api/2.0/mlflow/model-versions/update", JSON.stringify({ name: "m", version: "1", description: p }))).error_code ?? "updated");
await tell("model-versions/set-tag", { name: "m", version: "1", key: "t", value: p });
await tell("registered-models/set-tag", { name: "m", key: "t", value: p });
all.push((await put("hunter22%2Fé'%22x.txt", "x")).error_code);
const { appendFileSync, mkdirSync } = await import("node:fs");
mkdirSync(process.env.AZML_ARTIFACTS_FOLDER + "/" + p.slice(0, 9), { recursive: true });
writeFileSync(process.env.AZML_ARTIFACTS_FOLDER + "/" + p.slice(0, 13), "x");
for (const fact of [{ param: p, value: p }, { tag: p, value: p }, { key: p, value: 1 }, { artifact: p.slice(0, 13) }, { warning: p }, p]) appendFileSync(process.env.AZML_METRICS_FILE, JSON.stringify(fact) + "\\n");
console.log(p); console.error(JSON.stringify(p));
if (all.some((one) => one === undefined) || !same) { console.log(JSON.stringify(all)); process.exit(1); }
writeFileSync(process.env.SAID, JSON.stringify(all));
`;

test("a secret that is planted in every field stands in no row, no event and no file of azml's", async () => {
  const folder = temporaryFolder();
  const workspace = await temporaryWorkspace(folder);
  const said = join(temporaryFolder(), "said.json");
  const environmentVariables = { PLANTED: planted, SAID: said };
  const failing = component("failing", 'echo "$PLANTED"; exit 1');
  const done = await runToEnd(
    {
      ...job(
        pipeline(
          { train: scripted(script, { more: { environmentVariables } }), failing: command(failing, {}, { environmentVariables }) },
          { inputs: { given: { kind: "string" } } },
        ),
        { given: planted },
        { name: "one", experimentName: planted, displayName: planted },
      ),
      description: planted,
      tags: { a: planted, [planted]: "b" },
    },
    {
      secretVariables: { SECRET: secret },
      origin: { file: join(folder, "p.yml"), cwd: folder, options: { input: { given: planted } } },
    },
    workspace,
  );
  expect(done.record.nodes.map(({ path, status }) => [path.split("/")[0], status]).slice(0, 2)).toEqual([
    ["train", "Completed"],
    ["train", "Canceled"],
  ]);
  expect(JSON.parse(readFileSync(said, "utf8"))).toHaveLength(15);
  await workspace.close();
  const found: string[] = [];
  const look = (where: string, text: string): void =>
    void (
      (traces.some((trace) => text.includes(trace)) || /(?<!\\)\\u00[19]b/.test(text)) &&
      found.push(`${where}: ${text.slice(0, 300)}`)
    );
  for (const event of done.events) look(`event ${event.type}`, JSON.stringify(event));
  const database = new Database(join(folder, "azml.db"));
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  for (const { name } of tables)
    for (const row of database.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[])
      for (const [column, value] of Object.entries(row)) if (typeof value === "string") look(`${name}.${column}`, value);
  database.close();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name));
    if (entry.isFile() && !/^azml\.db|[\\/](?:code|outputs|artifacts|\.snapshots)[\\/]/.test(path)) {
      // A log keeps its colours, and its control characters.
      const text = readFileSync(join(folder, path), "latin1");
      for (const trace of traces.slice(0, 5)) if (text.includes(trace)) found.push(`${path}: ${text.slice(0, 300)}`);
    }
  }
  expect(found).toEqual([]);
});
