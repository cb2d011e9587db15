import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyTree } from "../../../src/util/copy-tree.js";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";

test("copies outputs of a job and of its nodes, whole or not at all", async () => {
  const workspace = await temporaryWorkspace();
  const outputs = { out: { kind: "uri_folder" }, count: { kind: "integer" } } as const;
  const text = "mkdir -p ${{outputs.out}}/sub; echo 1 > ${{outputs.out}}/sub/f; echo 7 > ${{outputs.count}}";
  const a = command(component("a", text, { outputs }), {}, { bound: { out: "total" } });
  await runToEnd(job(pipeline({ a }, { outputs: { total: { kind: "uri_folder" } } }), {}, { name: "one" }), {}, workspace);
  const to = temporaryFolder();
  await workspace.jobs.download("one", "total", join(to, "deep/total"));
  await workspace.jobs.download("one", "count", join(to, "count"), { node: "a" });
  expect(readFileSync(join(to, "deep/total/sub/f"), "utf8")).toBe("1\n");
  expect(readFileSync(join(to, "count"), "utf8").trim()).toBe("7");
  await expect(workspace.jobs.download("one", "no", join(to, "no"))).rejects.toThrow('AZML590: one has put out no "no"');
  await expect(workspace.jobs.download("one", "out", join(to, "no"), { node: "b" })).rejects.toThrow('AZML590: one/b has put out no "out"');
  writeFileSync(join(to, "file"), "");
  await expect(workspace.jobs.download("one", "total", join(to, "file/total"))).rejects.toThrow("AZML591");
  rmSync(join(workspace.name, "runs/one/a/outputs/out"), { recursive: true });
  await expect(workspace.jobs.download("one", "total", join(to, "late"))).rejects.toThrow(/^AZML590: .* is gone/);
  expect(readdirSync(to).sort()).toEqual(["count", "deep", "file"]);
  expect(readdirSync(join(to, "deep"))).toEqual(["total"]);
});

test("a copy follows links, ends at those that lead around, and may be written to", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "from/sub"), { recursive: true });
  writeFileSync(join(folder, "outside"), "outside");
  writeFileSync(join(folder, "from/protected"), "p");
  chmodSync(join(folder, "from/protected"), 0o444);
  symlinkSync(join(folder, "outside"), join(folder, "from/link"));
  symlinkSync(join(folder, "from"), join(folder, "from/sub/around"));
  copyTree(join(folder, "from"), join(folder, "to"));
  rmSync(join(folder, "outside"));
  expect(readFileSync(join(folder, "to/link"), "utf8")).toBe("outside");
  expect(existsSync(join(folder, "to/sub/around"))).toBe(false);
  writeFileSync(join(folder, "to/protected"), "changed");
});
