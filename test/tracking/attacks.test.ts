import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { job, pipeline } from "../engine/support/job-builder.js";
import { type FinishedRun, runToEnd, temporaryFolder } from "../engine/support/temporary-workspace.js";
import { said, scripted } from "./support/scripted-node.js";

/** Runs one node and gives what its script said. */
async function attack(script: string): Promise<{ readonly finished: FinishedRun; readonly said: unknown[] }> {
  const finished = await runToEnd(job(pipeline({ attack: scripted(script) }), {}, { name: "job", experimentName: "exp" }));
  expect(finished.record.status).toBe("Completed");
  return { finished, said: await said(finished, "attack") };
}

function warnings({ events }: FinishedRun): string[] {
  return events.flatMap((event) => (event.type === "warning" ? [`${event.diagnostic.code} ${event.diagnostic.message}`] : []));
}

/** A folder of somebody else's, with a file that nobody may read or change. */
function victim(): { readonly folder: string; readonly file: string } {
  const folder = join(temporaryFolder("victim"), "home");
  mkdirSync(folder);
  const file = join(folder, "keys");
  writeFileSync(file, "keep out\n");
  return { folder, file };
}

const links = `const { symlinkSync, mkdirSync, rmSync } = await import("node:fs"); const kept = process.env.AZML_ARTIFACTS_FOLDER; mkdirSync(kept, { recursive: true });`;
const at = (path: string): string => `"/api/2.0/mlflow-artifacts/artifacts/" + run + "/artifacts/${path}"`;

describe("an artifact's address", () => {
  test.each(["..%2f..%2fx", "a/..%2f..%2f..%2fx", "%2e%2e/x", "C:x", "a%00b", "a%5cb"])("does not lead out: PUT %s", async (name) => {
    const { finished, said } = await attack(`
      const { request } = await import("node:http");
      const path = ${at(name)};
      const answer = await new Promise((done) => { const sent = request(uri + path, { method: "PUT", path, headers }, (got) => { got.resume(); done(got.statusCode); }); sent.end("x"); });
      say(answer);`);
    // Made normal on its way, it leads to no call at all.
    expect([[400], [404]]).toContainEqual(said);
    expect(existsSync(join(finished.record.where, "x"))).toBe(false);
  });

  test.each([
    ["through a link to a folder", "link"],
    ["through a link to a link", "second"],
  ])("does not write %s", async (_, through) => {
    const { folder } = victim();
    const { said } = await attack(`${links}
      symlinkSync(${JSON.stringify(folder)}, kept + "/link"); symlinkSync("link", kept + "/second");
      say((await put("${through}/new", "x")).status); say((await put("${through}/sub/new", "x")).status); say((await put("${through}", "x")).status);`);
    expect(said).toEqual([400, 400, 400]);
    expect(existsSync(join(folder, "new")) || existsSync(join(folder, "sub"))).toBe(false);
  });

  test("does not write where the folder of artifacts is a link itself", async () => {
    const { folder } = victim();
    const { said } = await attack(`${links} rmSync(kept, { recursive: true }); symlinkSync(${JSON.stringify(folder)}, kept);
      say((await put("new", "x")).status); say((await get("artifacts/list?run_id=" + run)).error_code); rmSync(kept);`);
    expect(said).toEqual([400, "INVALID_PARAMETER_VALUE"]);
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  test.each(["link", "link/keys", "file"])("does not delete through a link: %s", async (name) => {
    const { folder, file } = victim();
    const { said } =
      await attack(`${links} symlinkSync(${JSON.stringify(folder)}, kept + "/link"); symlinkSync(${JSON.stringify(file)}, kept + "/file");
      say((await call("DELETE", ${at(name)})).status);`);
    expect(said).toEqual([400]);
    expect(readFileSync(file, "utf8")).toBe("keep out\n");
  });

  test("does not read, nor list, through a link, and not from a pipe or a device", async () => {
    const { folder, file } = victim();
    const { said } =
      await attack(`${links} symlinkSync(${JSON.stringify(folder)}, kept + "/link"); symlinkSync(${JSON.stringify(file)}, kept + "/file"); symlinkSync("/dev/zero", kept + "/zero");
      (await import("node:child_process")).spawnSync("mkfifo", [kept + "/pipe"]);
      for (const name of ["link/keys", "file", "zero", "pipe"]) say((await call("GET", "/api/2.0/mlflow-artifacts/artifacts/" + run + "/artifacts/" + name)).error_code);
      say((await get("artifacts/list?path=link&run_id=" + run)).error_code);
      say((await get("artifacts/list?run_id=" + run)).files);`);
    expect(said).toEqual([
      "INVALID_PARAMETER_VALUE",
      "INVALID_PARAMETER_VALUE",
      "INVALID_PARAMETER_VALUE",
      "RESOURCE_DOES_NOT_EXIST",
      "INVALID_PARAMETER_VALUE",
      [],
    ]);
  });
});

describe("a version of a model", () => {
  const source = (written: string): string => `
    await post("registered-models/create", { name: "m" });
    say((await post("model-versions/create", { name: "m", source: ${written} })).error_code ?? "taken");`;

  test.each([
    ["a path", (file: string) => JSON.stringify(file)],
    ["an address", (file: string) => JSON.stringify(`file://${file}`)],
    ["a way out of the run", (file: string) => JSON.stringify(`/proc/self/root${file}`)],
    ["one over its own folder", (file: string) => `process.cwd() + "/../../../../../../../../../../..${file}"`],
  ])("is none of a file of the machine's: %s", async (_, written) => {
    const { file } = victim();
    const { said, finished } = await attack(source(written(file)));
    expect(said).toEqual(["INVALID_PARAMETER_VALUE"]);
    expect(await finished.workspace.models.list()).toEqual([]);
  });

  test("is none of what its own files link to", async () => {
    const { file, folder } = victim();
    const { said } =
      await attack(`${links} mkdirSync("model"); symlinkSync(${JSON.stringify(file)}, "model/MLmodel"); symlinkSync(${JSON.stringify(folder)}, "whole");
      ${source('process.cwd() + "/model"')} ${source('process.cwd() + "/whole"')}`);
    expect(said).toEqual(["INVALID_PARAMETER_VALUE", "INVALID_PARAMETER_VALUE"]);
  });

  test("is one of what the node has made, wherever it works", async () => {
    const { said } = await attack(`${links} mkdirSync("model"); writeFileSync("model/MLmodel", "x"); symlinkSync("MLmodel", "model/again");
      ${source('process.cwd() + "/model"')} ${source('"file://" + process.cwd() + "/model"')}`);
    expect(said).toEqual(["taken", "taken"]);
  });
});

describe("what a process asks", () => {
  test("never takes a minute: LIKE with many wildcards, filters and orders of nothing but spaces", async () => {
    const { said } = await attack(`
      const spaces = " ".repeat(90_000);
      await post("runs/log-parameter", { run_id: run, key: "text", value: "the".repeat(2000) });
      const search = (body) => post("runs/search", { experiment_ids: [experiment], ...body });
      say((await search({ filter: "params.text LIKE '" + "%the".repeat(200) + "%x'" })).status);
      say((await search({ filter: "params.text ILIKE '%" + "the".repeat(300) + "%the%'" })).runs.length);
      say((await search({ filter: "params.text LIKE '" + "%a".repeat(5000) + "'" })).error_code);
      say((await search({ filter: "run_id IN ('a'" + spaces + "x)" })).error_code);
      say((await search({ filter: "x" + spaces.repeat(30) })).error_code);
      say((await search({ order_by: ["a" + spaces.repeat(30) + "b"] })).error_code);`);
    const refused = "INVALID_PARAMETER_VALUE";
    expect(said).toEqual([200, 1, refused, refused, refused, refused]);
  }, 20_000);

  test("cannot say times that nobody can show", async () => {
    const { said, finished } = await attack(`
      say((await post("runs/update", { run_id: run, status: "FINISHED", end_time: 1e300 })).error_code);
      say((await post("runs/create", { experiment_id: experiment, start_time: "9e18" })).error_code);
      say((await post("runs/log-metric", { run_id: run, key: "a", value: 1, timestamp: 1e17 })).error_code);`);
    expect(said).toEqual(Array.from({ length: 3 }, () => "INVALID_PARAMETER_VALUE"));
    expect((await finished.workspace.jobs.list()).map(({ name }) => name)).toEqual(["job"]);
  });
});

describe("who has no token", () => {
  test("is not listened to, whatever they send, and makes one warning, counted", async () => {
    const { said, finished } = await attack(`
      const { connect } = await import("node:net");
      const { hostname, port } = new URL(uri);
      const raw = (text) => new Promise((done) => {
        let got = "";
        const socket = connect(port, hostname, () => socket.end(text));
        socket.on("data", (piece) => (got += piece)).on("error", () => done("gone")).on("close", () => done(got.split("\\r\\n")[0]));
      });
      const answers = new Set();
      for (let count = 0; count < 75; count++)
        for (const target of ["//[", "/api/2.0/mlflow/runs/get?%", "/%c0%ae", "*"]) answers.add(await raw("GET " + target + " HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n"));
      say([...answers].sort());`);
    expect(said).toEqual([["HTTP/1.1 401 Unauthorized"]]);
    expect(warnings(finished)).toEqual([
      "AZML589 300 requests came to azml's tracking endpoint without the token of a node, and were refused",
    ]);
  });

  test("with one is told what is wrong with an address, and warns nobody", async () => {
    const { said, finished } = await attack(`
      const { request } = await import("node:http");
      const ask = (path) => new Promise((done) => request(uri, { path, headers }, (got) => { got.resume(); done(got.statusCode); }).end());
      say([await ask("//["), await ask("/%c0%ae"), await ask("/api/2.0/mlflow/runs/get?%")]);`);
    expect(said).toEqual([[400, 400, 404]]);
    expect(warnings(finished)).toEqual([]);
  });
});

test("a name of a run has no control characters and no dots that lead out", async () => {
  const { finished } = await attack(`
    for (const run_name of ["../../out", "\\u001b[31mred\\u009b0m", ".."]) await post("runs/create", { experiment_id: experiment, run_name });`);
  expect(finished.record.nodes.map(({ path }) => path)).toEqual(["attack", "attack/__.._out", "attack/red", "attack/_"]);
  expect(lstatSync(join(finished.record.where, "attack")).isDirectory()).toBe(true);
});
