import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { Server } from "node:net";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { job, pipeline } from "../engine/support/job-builder.js";
import { type FinishedRun, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";
import { said, scripted } from "./support/scripted-node.js";

function warnings({ events }: FinishedRun): string[] {
  return events.flatMap((event) => (event.type === "warning" ? [`${event.diagnostic.code} ${event.diagnostic.message}`] : []));
}

/** Runs one node and gives what its script said. */
async function run(script: string): Promise<{ readonly finished: FinishedRun; readonly said: unknown[] }> {
  const finished = await runToEnd(job(pipeline({ train: scripted(script) }), {}, { name: "job", experimentName: "my-exp" }));
  return { finished, said: await said(finished, "train") };
}

describe("what a node's process is told", () => {
  test("names the server, the node's run, the experiment and a token", async () => {
    const { finished, said } = await run(
      `say([run, process.env.AZUREML_RUN_ID, process.env.MLFLOW_EXPERIMENT_NAME, experiment, uri]); say(token);`,
    );
    expect(finished.record.status).toBe("Completed");
    expect(said).toEqual([
      ["job-train", "job-train", "my-exp", expect.stringMatching(/^\d+$/), expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)],
      expect.stringMatching(/^[0-9a-f]{48}$/),
    ]);
    // The server is gone with the run.
    await expect(fetch(`${(said[0] as string[])[4]}/health`)).rejects.toThrow("fetch failed");
  });

  test("is nothing of these when the node names a server of its own", async () => {
    const own = scripted(`say([uri, token ?? null, run ?? null])`, {
      more: { environmentVariables: { MLFLOW_TRACKING_URI: "http://mine" } },
    });
    expect(await said(await runToEnd(job(pipeline({ own }))), "own")).toEqual([["http://mine", null, null]]);
  });

  test("leads past a proxy, and past credentials of another server", async () => {
    vi.stubEnv("http_proxy", "http://proxy:3128");
    vi.stubEnv("no_proxy", "intranet");
    vi.stubEnv("MLFLOW_TRACKING_USERNAME", "me");
    try {
      const { said } = await run(`say([process.env.no_proxy, process.env.NO_PROXY, process.env.MLFLOW_TRACKING_USERNAME ?? null])`);
      expect(said).toEqual([["intranet,127.0.0.1", "intranet,127.0.0.1", null]]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("is nothing when the server cannot start, which is said once", async () => {
    const listen = vi.spyOn(Server.prototype, "listen").mockImplementation(function (this: Server) {
      queueMicrotask(() => this.emit("error", new Error("no port is free")));
      return this;
    });
    try {
      const finished = await runToEnd(job(pipeline({ a: scripted("say(uri ?? null)"), b: scripted("say(uri ?? null)") })));
      expect([await said(finished, "a"), await said(finished, "b")]).toEqual([[null], [null]]);
      expect(warnings(finished)).toEqual(["AZML570 MLflow of this run's processes does not log here: no port is free"]);
    } finally {
      listen.mockRestore();
    }
  });
});

test("only who has a node's token is listened to", async () => {
  const { said } = await run(`
    say((await call("GET", "/api/2.0/mlflow/runs/get?run_id=" + run, undefined, { headers: {} })).error_code);
    say((await call("PUT", "/api/2.0/mlflow-artifacts/artifacts/" + run + "/artifacts/a", "x", { headers: { authorization: "Bearer " + "0".repeat(48) } })).status);
    say((await get("runs/get?run_id=" + run)).status);`);
  expect(said).toEqual(["UNAUTHENTICATED", 401, 200]);
});

describe("a node's run", () => {
  test("has metrics, parameters and tags by MLflow's rules", async () => {
    const { finished, said } = await run(`
      const log = (body) => post("runs/log-batch", { run_id: run, ...body });
      const code = async (answer) => { const { error_code, message = "taken" } = await answer; say(error_code ? error_code + ": " + message.slice(0, 90) : message); };
      await code(log({ metrics: [{ key: "loss", value: 0.5, step: 0, timestamp: 1000 }, { key: "loss", value: "NaN", step: 2, timestamp: 3000 }, { key: "loss", value: 0.25, step: 1, timestamp: 2000 }] }));
      await code(post("runs/log-metric", { run_id: run, key: "val/loss", value: "-Infinity", step: "7", timestamp: "5" }));
      await code(post("runs/log-parameter", { run_id: run, key: "depth", value: "3" }));
      await code(post("runs/log-parameter", { run_id: run, key: "depth", value: "3" }));
      await code(post("runs/log-parameter", { run_id: run, key: "depth", value: "4" }));
      await code(log({ params: [{ key: "seed", value: "1" }, { key: "depth", value: "9" }], metrics: [{ key: "half", value: 1, timestamp: 1, step: 0 }] }));
      await code(log({ params: [{ key: "p", value: "1" }, { key: "p", value: "1" }] }));
      await code(post("runs/log-parameter", { run_id: run, key: "long", value: "x".repeat(8192) }));
      await code(post("runs/log-parameter", { run_id: run, key: "longer", value: "x".repeat(8193) }));
      await code(log({ metrics: Array.from({ length: 1001 }, (_, step) => ({ key: "m", value: 1, step, timestamp: 1 })) }));
      await code(log({ tags: [{ key: "t", value: "x".repeat(1_000_000) }] }));
      await code(post("runs/log-metric", { run_id: run, key: "a//b", value: 1 }));
      await code(post("runs/log-metric", { run_id: run, key: "a;b", value: 1 }));
      await code(post("runs/log-metric", { run_id: run, key: "m", value: "much" }));
      await code(post("runs/log-metric", { run_id: run, key: "m", value: 1, timestamp: -1 }));
      await code(post("runs/log-metric", { run_id: "nobody", key: "m", value: 1 }));
      await code(post("runs/set-tag", { run_id: run, key: "stage", value: "test" }));
      await code(post("runs/set-tag", { run_id: run, key: "gone", value: "1" }));
      await code(post("runs/delete-tag", { run_id: run, key: "gone" }));
      await code(post("runs/delete-tag", { run_id: run, key: "gone" }));
      await code(call("POST", "/api/2.0/mlflow/runs/set-tag", "{broken"));
      const { data } = (await get("runs/get?run_id=" + run)).run;
      say(data.metrics.map(({ key, value, step }) => [key, value, step]));
      say((await get("metrics/get-history?metric_key=loss&max_results=2&run_id=" + run)).metrics.map(({ value }) => value));`);
    expect(said).toMatchSnapshot();
    const [node] = finished.record.nodes;
    expect(node?.metrics).toEqual({ loss: 0.25, "val/loss": Number.NEGATIVE_INFINITY });
    expect(node?.params).toEqual({ depth: "3", long: "x".repeat(8192) });
    expect(node?.tags).toEqual({ stage: "test" });
    const times = finished.events.flatMap((event) => (event.type === "node_metric" ? [event.time] : []));
    expect(times).toEqual([1000, 3000, 2000, 5]);
  });

  test("is as the node is, whatever a client says of it", async () => {
    const { finished, said } = await run(`
      const status = async () => (await get("runs/get?run_id=" + run)).run.info.status;
      say(await status());
      await post("runs/update", { run_id: run, status: "FINISHED", end_time: 5 });
      say(await status());
      await post("runs/update", { run_id: run, status: "RUNNING", run_name: "renamed" });
      say([await status(), (await get("runs/get?run_id=" + run)).run.info.run_name]);
      say((await post("runs/update", { run_id: run, status: "DONE" })).message);`);
    expect(said).toEqual(["RUNNING", "FINISHED", ["RUNNING", "renamed"], `Invalid value "DONE" for parameter 'status' supplied.`]);
    const moves = finished.events.flatMap((event) => (event.type === "node_status" ? [event.status] : []));
    expect(moves).toEqual(["Queued", "Preparing", "Running", "Finalizing", "Completed"]);
  });

  test("is in the store, for every process, when the client hears of it", async () => {
    const folder = temporaryFolder();
    const workspace = await temporaryWorkspace(folder);
    const marks = temporaryFolder("marks");
    const script = scripted(`
      await post("runs/log-metric", { run_id: run, key: "loss", value: 1, step: 0, timestamp: 1 });
      writeFileSync("${marks}/told", ""); await until("${marks}/seen");`);
    const started = await workspace.jobs.create(job(pipeline({ train: script })));
    while (!existsSync(join(marks, "told"))) await new Promise((resolve) => setTimeout(resolve, 20));
    const other = await temporaryWorkspace(folder);
    const seen = await other.jobs.get(started.name);
    writeFileSync(join(marks, "seen"), "");
    expect(seen?.nodes[0]?.metrics).toEqual({ loss: 1 });
    expect((await started.wait()).status).toBe("Completed");
  });
});

describe("a run that a process begins", () => {
  test("is a node below the process's, with a path of its own whatever its name is", async () => {
    const { finished, said } = await run(`
      const begin = (name, parent = run) => post("runs/create", { experiment_id: experiment, run_name: name, start_time: Date.now(), tags: [{ key: "mlflow.parentRunId", value: parent }] });
      for (const name of ["lr/0.1", "lr/0.1", undefined, "code", "../up", "   ", "x".repeat(300)]) {
        const { run: { info } } = await begin(name);
        await post("runs/log-metric", { run_id: info.run_id, key: "loss", value: 2, timestamp: 1, step: 0 });
        if (name === "code") say((await begin("inner", info.run_id)).run.info.run_name);
        if (name !== "../up") await post("runs/update", { run_id: info.run_id, status: name === undefined ? "FAILED" : "FINISHED" });
      }
      await post("runs/log-metric", { run_id: run, key: "loss", value: 1, timestamp: 1, step: 0 });
      say((await begin("orphan", "nobody")).error_code);`);
    expect(said).toEqual(["inner", "RESOURCE_DOES_NOT_EXIST"]);
    expect(statuses(finished.record)).toEqual({
      train: "Completed",
      "train/lr_0.1": "Completed",
      "train/lr_0.1_1": "Completed",
      "train/run_1": "Failed",
      "train/run_code": "Completed",
      "train/run_code/inner": "Canceled",
      "train/__up": "Canceled",
      "train/run_": "Completed",
      [`train/${"x".repeat(60)}`]: "Completed",
    });
    expect(finished.record.status).toBe("Completed");
    expect(finished.record.nodes.find(({ path }) => path === "train/lr_0.1")).toMatchObject({ kind: "run", metrics: { loss: 2 } });
    expect(finished.record.nodes.find(({ path }) => path === "train")?.metrics).toEqual({ loss: 1 });
    expect(finished.record.nodes.find(({ path }) => path === "train/__up")?.reason).toBe("its process ended before the run did");
  });

  test("is found again by searches, in its experiment, by later jobs too", async () => {
    const workspace = await temporaryWorkspace();
    const first = scripted(`
      for (const [lr, loss] of [["0.1", 3], ["0.2", 1], ["0.3", "NaN"]]) {
        const { run: { info } } = await post("runs/create", { experiment_id: experiment, run_name: "lr " + lr });
        await post("runs/log-batch", { run_id: info.run_id, metrics: [{ key: "loss", value: loss, timestamp: 1, step: 0 }], params: [{ key: "lr", value: lr }], tags: [{ key: "my tag", value: "A%" }] });
        await post("runs/update", { run_id: info.run_id, status: "FINISHED" });
      }
      const other = (await post("experiments/create", { name: "other" })).experiment_id;
      say((await post("experiments/create", { name: "other" })).error_code);
      await post("runs/create", { experiment_id: other, run_name: "elsewhere" });
      say((await post("runs/create", { experiment_id: "99" })).error_code);`);
    const finished = await runToEnd(job(pipeline({ first }), {}, { experimentName: "e" }), {}, workspace);
    expect(await said(finished, "first")).toEqual(["RESOURCE_ALREADY_EXISTS", "RESOURCE_DOES_NOT_EXIST"]);
    const second = scripted(`
      const search = async (filter, order_by, more = {}) => {
        const { runs, message, next_page_token } = await post("runs/search", { experiment_ids: [experiment], filter, order_by, ...more });
        say(runs ? [...runs.map(({ info }) => info.run_name), ...(next_page_token ? ["…" + next_page_token] : [])] : message);
        return runs ?? [];
      };
      await search("metrics.loss > 0 and attributes.status = 'FINISHED'", ["metrics.loss DESC"]);
      await search("params.lr IN ('0.2', '0.3')", ["params.lr"]);
      await search("tags.\`my tag\` LIKE 'A_' AND run_name ILIKE 'LR%'", ["metrics.loss"]);
      await search("params.lr IS NULL", ["start_time ASC"]);
      await search("", ["start_time ASC"], { max_results: 2 });
      await search("", ["start_time ASC"], { max_results: 2, page_token: "2" });
      await search("metrics.loss >", []);
      await search("colour = 'red'", []);
      await search("", [], { max_results: 50001 });
      say((await get("experiments/get-by-name?experiment_name=other")).experiment.name);
      const [best] = await search("metrics.loss = 1", []);
      say((await post("runs/set-tag", { run_id: best.info.run_id, key: "a", value: "b" })).error_code);
      say((await put("x", "x", best.info.run_id)).error_code);`);
    const later = await runToEnd(job(pipeline({ second }), {}, { experimentName: "e" }), {}, workspace);
    expect(await said(later, "second")).toMatchSnapshot();
  });
});

describe("artifacts", () => {
  test("are files of the node's folder, whatever their size and name", async () => {
    const { finished, said } = await run(`
      const bytes = Buffer.alloc(40_000_000, 7);
      say((await put("big.bin", new ReadableStream({ start(c) { for (let at = 0; at < bytes.length; at += 1e6) c.enqueue(bytes.subarray(at, at + 1e6)); c.close(); } }))).status);
      await put("figures/a%20b%20%E6%97%A5.txt", "one");
      await put("figures/empty", "");
      await put("figures/gone", "x");
      const root = "/api/2.0/mlflow-artifacts/artifacts";
      say((await call("DELETE", root + "/" + run + "/artifacts/figures/gone")).status);
      say((await call("GET", root + "?path=" + run + "/artifacts")).files);
      say((await get("artifacts/list?path=figures&run_id=" + run)).files.map(({ path }) => path));
      say((await call("GET", root + "/" + run + "/artifacts/figures/a%20b%20%E6%97%A5.txt")).text);
      const big = await fetch(uri + root + "/" + run + "/artifacts/big.bin", { headers });
      say(Buffer.from(await big.arrayBuffer()).equals(bytes));`);
    expect(said).toEqual([
      200,
      200,
      [
        { path: "big.bin", is_dir: false, file_size: 40_000_000 },
        { path: "figures", is_dir: true },
      ],
      ["figures/a b 日.txt", "figures/empty"],
      "one",
      true,
    ]);
    const folder = join(finished.record.where, "train", "artifacts");
    expect(finished.record.nodes[0]?.artifacts).toEqual({
      "big.bin": { path: join(folder, "big.bin"), size: 40_000_000 },
      "figures/a b 日.txt": { path: join(folder, "figures/a b 日.txt"), size: 3 },
      "figures/empty": { path: join(folder, "figures/empty"), size: 0 },
    });
  });

  test("stay in their folder, and are whole or not there", async () => {
    const { finished, said } = await run(`
      const root = "/api/2.0/mlflow-artifacts/artifacts/";
      for (const path of ["..%2F..%2Fescaped", "a/..%2f..%2f..%2fescaped", "%5C..%5Cescaped", "%00", ""]) {
        const { status, error_code } = await put(path, "x");
        say([path, status, error_code]);
      }
      say((await call("GET", root + run + "/artifacts/..%2Fcode%2Fmain.mjs")).error_code);
      say((await call("GET", root + run + "/code/main.mjs")).error_code);
      say((await call("GET", root + run + "/artifacts/nothing")).error_code);
      await put("file", "x");
      say((await put("file/below", "x")).message);
      say((await put("%E0%A4%A", "x")).error_code);
      const { request } = await import("node:http");
      await new Promise((resolve) => {
        const half = request(uri + root + run + "/artifacts/half", { method: "PUT", headers: { ...headers, "content-length": 1000 } });
        half.on("error", resolve);
        half.write("x".repeat(500), () => half.destroy(new Error("gone")));
      });
      say((await put("n".repeat(300), "x")).status);`);
    expect(said).toMatchSnapshot();
    expect(warnings(finished)).toEqual([expect.stringMatching(/^AZML573 a request of MLflow's failed: ENAMETOOLONG/)]);
    expect(readdirSync(join(finished.record.where, "train", "artifacts"))).toEqual(["file"]);
  });
});

test("what is not there is an error of MLflow's and one warning; what has happened is kept", async () => {
  const { finished, said } = await run(`
    const { run: { info } } = await post("runs/create", { experiment_id: experiment, run_name: "child" });
    say(await post("runs/delete", { run_id: info.run_id }));
    say(await call("GET", "/api/3.0/mlflow/traces/tr-1"));
    await call("GET", "/api/3.0/mlflow/traces/tr-2");
    say((await call("PATCH", "/api/2.0/mlflow-artifacts/artifacts/" + run + "/artifacts/x", "x")).error_code);
    say((await call("GET", "/health", undefined, { headers: {} })).text);`);
  expect(said).toMatchSnapshot("answers");
  expect(warnings(finished).map((text) => text.replace(/[0-9a-f]{32}/, "<id>"))).toMatchSnapshot("warnings");
  expect(statuses(finished.record)).toMatchObject({ "train/child": "Canceled" });
});

test("nothing is lost of 10,000 metrics each from 8 nodes at once", async () => {
  const script = `
    for (let batch = 0; batch < 10; batch++) {
      const metrics = Array.from({ length: 1000 }, (_, at) => ({ key: "m" + (at % 3), value: batch * 1000 + at, step: batch * 1000 + at, timestamp: 1 }));
      const { status } = await post("runs/log-batch", { run_id: run, metrics });
      if (status !== 200) process.exit(1);
    }`;
  const nodes = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`n${at}`, scripted(script)]));
  const { record, events } = await runToEnd(job(pipeline(nodes)), { maxParallel: 8, reuse: false });
  expect(record.status).toBe("Completed");
  for (const node of Object.keys(nodes)) {
    const values = events.flatMap((event) => (event.type === "node_metric" && event.node === node ? [event.value] : []));
    expect(values).toEqual(Array.from({ length: 10_000 }, (_, at) => at));
  }
});

test("a sweep hears of its trials, and not of the runs that they begin", async () => {
  const trial = scripted(
    `
    const { run: { info } } = await post("runs/create", { experiment_id: experiment });
    await post("runs/log-metric", { run_id: info.run_id, key: "score", value: 100, timestamp: 1, step: 0 });
    await post("runs/log-metric", { run_id: run, key: "score", value: Number(process.env.AZML_NODE.at(-1)), timestamp: 1, step: 0 });`,
    { inputs: { x: { kind: "integer" } } },
  );
  const { record } = await runToEnd(
    job(
      pipeline({
        search: {
          kind: "sweep",
          name: "",
          component: trial.component,
          inputs: {},
          outputs: {},
          source: "DSL",
          searchSpace: { x: { type: "choice", values: [1, 2] } },
          objective: { goal: "maximize", primaryMetric: "score" },
          samplingAlgorithm: "grid",
        },
      }),
    ),
  );
  expect(record.nodes.find(({ path }) => path === "search")?.metrics).toEqual({ score: 1 });
  expect(Object.keys(statuses(record))).toContain("search/trial_1/run_1");
});

test("what a node has said comes with its result when that is used again", async () => {
  const workspace = await temporaryWorkspace();
  const node = scripted(`
    await post("runs/log-batch", { run_id: run, params: [{ key: "p", value: "1" }], tags: [{ key: "t", value: "2" }], metrics: [{ key: "m", value: 3, timestamp: 1, step: 4 }] });
    await put("a.txt", "x");`);
  const first = await runToEnd(job(pipeline({ node })), {}, workspace);
  const second = await runToEnd(job(pipeline({ node })), {}, workspace);
  expect(second.record.nodes[0]?.reason).toContain("the same as in");
  const { metrics, params, tags, artifacts } = first.record.nodes[0] ?? {};
  expect(second.record.nodes[0]).toMatchObject({
    metrics: { m: 3 },
    params: { p: "1" },
    tags: { t: "2" },
    artifacts: { "a.txt": { size: 1 } },
  });
  expect(second.record.nodes[0]).toMatchObject({ metrics, params, tags, artifacts });
});

test("another try of a node begins anew", async () => {
  const mark = join(temporaryFolder("mark"), "tried");
  const node = scripted(
    `
    const second = existsSync("${mark}");
    const { status } = await post("runs/log-parameter", { run_id: run, key: "p", value: second ? "2" : "1" });
    if (!second) await put("first.txt", "x");
    writeFileSync("${mark}", "");
    process.exit(second && status === 200 ? 0 : 1);`,
    { more: { local: { retries: { max: 1, backoff: 0 } } } },
  );
  const { record } = await runToEnd(job(pipeline({ node })));
  expect(record.nodes[0]).toMatchObject({ status: "Completed", params: { p: "2" } });
  expect(record.nodes[0]?.artifacts).toBeUndefined();
  expect(existsSync(join(record.where, "node", "artifacts"))).toBe(false);
});

test("a canceled node's open runs are canceled with it", async () => {
  const workspace = await temporaryWorkspace();
  const node = scripted(`await post("runs/create", { experiment_id: experiment, run_name: "open" }); await until("/nowhere");`);
  const started = await workspace.jobs.create(job(pipeline({ node })));
  for await (const event of started.events()) if (event.type === "nodes_added") await started.cancel();
  expect(statuses(await started.wait())).toEqual({ node: "Canceled", "node/open": "Canceled" });
});

test("what Azure ML would answer otherwise is told once for each node", async () => {
  const { finished } = await run(`
    for (const name of ["a", "b"]) await post("logged-models", { experiment_id: experiment, name, source_run_id: run });
    const params = (from, count) => Array.from({ length: count }, (_, at) => ({ key: "p" + (from + at), value: "1" }));
    await post("runs/log-batch", { run_id: run, params: params(0, 100) });
    await post("runs/log-batch", { run_id: run, params: params(100, 100) });
    await post("runs/log-parameter", { run_id: run, key: "p0", value: "1" });
    await post("runs/log-parameter", { run_id: run, key: "p200", value: "1" });
    await post("runs/log-parameter", { run_id: run, key: "p201", value: "1" });
  `);
  expect(warnings(finished)).toEqual([
    'AZML925 node "train" logs a model by a call of MLflow 3, which Azure ML answers with 404',
    'AZML935 node "train" logs more than 200 parameters, which Azure ML refuses',
  ]);
  expect(Object.keys(finished.record.nodes[0]?.params ?? {})).toHaveLength(202);
});
