import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareFiles, filesAt } from "../../src/compare/compare-files.js";
import { compareJobs } from "../../src/compare/compare-jobs.js";
import { shownComparison } from "../../src/cli/diff/shown-comparison.js";
import type { JobRecord } from "../../src/workspace/job-record.js";
import { command, component, job, pipeline } from "../engine/support/job-builder.js";
import { runToEnd, temporaryFolder, temporaryWorkspace } from "../engine/support/temporary-workspace.js";

const shown = async (one: JobRecord, other: JobRecord): Promise<string> =>
  shownComparison(await compareJobs(one, other), { colors: false });

test("files are compared by content, with what links lead to", async () => {
  const folder = temporaryFolder();
  for (const side of ["a", "b"]) {
    mkdirSync(join(folder, side, "sub"), { recursive: true });
    writeFileSync(join(folder, side, "same"), "1");
    writeFileSync(join(folder, side, "sub/size"), side === "a" ? "1" : "22");
    writeFileSync(join(folder, side, "sub/text"), side);
    writeFileSync(join(folder, side, `only-${side}`), "");
    symlinkSync("..", join(folder, side, "sub/around"));
  }
  const [a, b] = [filesAt(join(folder, "a")), filesAt(join(folder, "b"))];
  expect(await compareFiles(a, a)).toBeUndefined();
  const found = await compareFiles(a, b);
  expect(found).toMatchObject({ added: ["only-b"], removed: ["only-a"] });
  expect(found?.changed).toEqual(expect.arrayContaining(["sub/size", "sub/text"]));
  expect(found?.changed).not.toContain("same");
  expect([...filesAt(join(folder, "a/same")).keys()]).toEqual(["same"]);
});

test("two runs of one job are the same, whatever was used again; what changed is told node by node", async () => {
  const workspace = await temporaryWorkspace();
  const out = { outputs: { out: { kind: "uri_folder" }, count: { kind: "integer" } } } as const;
  const run = async (name: string, content: string, others: Readonly<Record<string, string>>, given = {}): Promise<JobRecord> => {
    const say = `for i in ${content}; do echo "{\\"key\\":\\"m\\",\\"value\\":$i}" >> "$AZML_METRICS_FILE"; echo "{\\"param\\":\\"p\\",\\"value\\":\\"$i\\"}" >> "$AZML_METRICS_FILE"; done`;
    const text = `mkdir -p \${{outputs.out}}; echo ${content} > \${{outputs.out}}/f; echo ${content} > \${{outputs.count}}; ${say}`;
    const nodes = Object.entries({ a: text, ...others }).map(([key, one]) => [key, command(component(key, one, key === "a" ? out : {}))]);
    const { record } = await runToEnd(
      job(pipeline(Object.fromEntries(nodes)), {}, { name, experimentName: "before", ...given }),
      {},
      workspace,
    );
    return record;
  };
  const first = await run("first", "1", { b: "true" });
  const again = await run("again", "1", { b: "true" });
  expect(again.nodes[0]?.reason).toBe("the same as in first");
  expect(await compareJobs(first, again)).toMatchObject({ equal: true, changes: [] });
  expect(await shown(first, again)).toBe("first and again are the same but for their names and times.\n");

  const other = await run("other", "2", { b: "exit 4", c: "true" }, { tags: { team: "vision" }, experimentName: "after" });
  const text = (await shown(first, other)).replace(/[\d.]+s → [\d.]+s/g, "<times>");
  expect(text).toMatchInlineSnapshot(`
    "first → other
      status      Completed → Failed
      experiment  before → after
      tag team    new: vision
    a
      command       changed
      param p       1 → 2
      metric m      1 → 2 (+1)
      output count  1 → 2
      output out    changed: f
      time          <times>
    b
      status  Completed → Failed
      time    <times>
    c: only in other
    "
  `);

  // NaN is the same as NaN, and an output that is gone cannot be compared.
  const nan = (record: JobRecord): JobRecord => ({
    ...record,
    nodes: record.nodes.map((node) => ({ ...node, metrics: { loss: Number.NaN } })),
  });
  expect((await compareJobs(nan(first), nan(again))).equal).toBe(true);
  rmSync(join(first.where, "a/outputs"), { recursive: true });
  expect((await compareJobs(first, other)).nodes[0]?.changes).toContainEqual({ what: "output out", is: "not known" });
});
