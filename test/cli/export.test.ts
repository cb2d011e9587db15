import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import Database from "libsql";
import { expect, test } from "vitest";
import { exportEntries } from "../../src/cli/job/export/export-entries.js";
import { metricsTable } from "../../src/cli/job/export/tables.js";
import { writeExport } from "../../src/cli/job/export/write-export.js";
import type { RunEvent } from "../../src/events/run-event.js";
import { azmlHere } from "../e2e/azml-here.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";

test("every value of a metric stands in the table, but not those of a try that failed; texts are quoted", () => {
  const at = { job: "j", time: 0, node: "a,b" };
  const metric = (value: number, step: number, node = at.node): RunEvent => ({
    ...at,
    node,
    type: "node_metric",
    key: 'say "x"',
    value,
    step,
  });
  const failure = { message: "" };
  const retry: RunEvent = { ...at, type: "node_retry", attempt: 2, attempts: 2, delay: 0, failure };
  expect(metricsTable([metric(1, 0), metric(2, 0, "c"), retry, metric(0.5, 0), metric(Number.NaN, 1)])).toBe(
    [
      "node,metric,step,value,time",
      'c,"say ""x""",0,2,1970-01-01T00:00:00.000Z',
      '"a,b","say ""x""",0,0.5,1970-01-01T00:00:00.000Z',
      '"a,b","say ""x""",1,NaN,1970-01-01T00:00:00.000Z',
      "",
    ].join("\n"),
  );
});

test("a folder and a zip hold the same; what is gone is left out; nothing half is left", async () => {
  const text = `mkdir -p \${{outputs.out}}/empty-名; mkdir -p "$AZML_ARTIFACTS_FOLDER"; echo 1 > "$AZML_ARTIFACTS_FOLDER/roc.txt"; echo '{"artifact":"roc.txt"}' >> "$AZML_METRICS_FILE"`;
  const a = command(component("a", text, { outputs: { out: { kind: "uri_folder" } } }), {}, { bound: { out: "total" } });
  const whole = job(
    pipeline({ a, b: command(component("b", "echo hello")) }, { outputs: { total: { kind: "uri_folder" } } }),
    {},
    { name: "one" },
  );
  const { record, events } = await runToEnd(whole);
  expect(record.status).toBe("Completed");
  const to = temporaryFolder();
  rmSync(join(record.where, "b/user_logs"), { recursive: true });
  const entries = await exportEntries(record, events, {});
  await writeExport(join(to, "folder"), entries);
  await writeExport(join(to, "one.zip"), entries);
  const unzipped = execFileSync("python3", ["-m", "zipfile", "-e", join(to, "one.zip"), join(to, "unzipped")], { encoding: "utf8" });
  expect(unzipped).toBe("");
  const list = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  expect(list(join(to, "unzipped/one"))).toEqual(list(join(to, "folder")));
  const exported = JSON.parse(readFileSync(join(to, "folder/job.json"), "utf8")) as { outputs: object; nodes: object[] };
  // Outputs of the job are those of its nodes: they are there once.
  expect(exported.outputs).toEqual({ total: { path: "nodes/a/outputs/out" } });
  expect(exported.nodes).toMatchObject([{ artifacts: { "roc.txt": { path: "nodes/a/artifacts/roc.txt" } } }, { path: "b" }]);
  expect(exported.nodes[1]).not.toHaveProperty("logFile");
  expect(readFileSync(join(to, "folder/nodes/a/artifacts/roc.txt"), "utf8")).toBe("1\n");
  await expect(writeExport(join(to, "broken.zip"), [...entries, { name: "x", path: join(to, "nothing") }])).rejects.toThrow("ENOENT");
  await expect(writeExport(join(to, "broken"), [...entries, { name: "x", path: join(to, "nothing") }])).rejects.toThrow("ENOENT");
  // What a zip finds out only when it reads is told, too.
  await expect(writeExport(join(to, "broken.zip"), [...entries, { name: "x", path: to }])).rejects.toThrow("not a file");
  expect(readdirSync(to).sort()).toEqual(["folder", "one.zip", "unzipped"]);
});

test("a job that runs is not exported, and a folder that is no export not replaced", async () => {
  const workspace = await temporaryWorkspace();
  await runToEnd(job(pipeline({ a: command(component("a", "true")) }), {}, { name: "one" }), {}, workspace);
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "own"));
  writeFileSync(join(cwd, "own/file"), "mine");
  const at = ["--local-workspace", workspace.name];
  expect((await azmlHere(cwd, ["job", "export", "one", "-o", "own", "--force", ...at])).text).toContain("error AZML731: ");
  expect(readFileSync(join(cwd, "own/file"), "utf8")).toBe("mine");
  const database = new Database(join(workspace.name, "azml.db"));
  database.exec("UPDATE jobs SET status = 'Running'");
  database.close();
  expect((await azmlHere(cwd, ["job", "export", "one", ...at])).text).toContain("error AZML733: one is Running");
  expect(existsSync(join(cwd, "one.zip"))).toBe(false);
});
