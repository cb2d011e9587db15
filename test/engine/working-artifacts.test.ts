import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { type FinishedRun, logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

/** Names of a node's artifacts, with what is in them. */
function kept({ record }: FinishedRun, node = "a"): Record<string, string> {
  const { artifacts = {} } = record.nodes.find(({ path }) => path === node) ?? {};
  return Object.fromEntries(Object.entries(artifacts).map(([name, { path }]) => [name, readFileSync(path, "utf8")]));
}

describe("./outputs and ./logs of a command", () => {
  test("are there when it starts, and what it writes there is kept, at any depth", async () => {
    const writes = component(
      "writes",
      "echo m > outputs/model.txt; mkdir -p outputs/deep/er; echo d > outputs/deep/er/d.txt; echo l > ./logs/l.txt",
    );
    expect(kept(await runToEnd(job(pipeline({ a: command(writes, {}) }))))).toEqual({
      "logs/l.txt": "l\n",
      "outputs/deep/er/d.txt": "d\n",
      "outputs/model.txt": "m\n",
    });
  });

  test("are kept when the command fails, and of the last try only", async () => {
    const fails = component("fails", "[ -e outputs/a.txt ] && echo left; echo a >> outputs/a.txt; exit 3");
    const run = await runToEnd(job(pipeline({ a: command(fails, {}, { local: { retries: { max: 1, backoff: 0 } } }) })));
    expect(run.record.status).toBe("Failed");
    expect(kept(run)).toEqual({ "outputs/a.txt": "a\n" });
    expect(await logOf(run, "a")).not.toContain("left");
  });

  test("count for what is new in them, and not for what came with the code", async () => {
    const code = temporaryFolder();
    mkdirSync(join(code, "outputs"));
    writeFileSync(join(code, "outputs", "old.txt"), "old\n");
    writeFileSync(join(code, "outputs", "changed.txt"), "old\n");
    const writes = component("writes", "echo new > outputs/changed.txt; cat outputs/old.txt", { code });
    const run = await runToEnd(job(pipeline({ a: command(writes, {}) })));
    expect(kept(run)).toEqual({ "outputs/changed.txt": "new\n" });
    expect(await logOf(run, "a")).toBe("old\n");
    expect(readFileSync(join(code, "outputs", "changed.txt"), "utf8")).toBe("old\n");
  });

  test("are carried along when the result is used again", async () => {
    const workspace = await temporaryWorkspace();
    const writes = component("writes", "echo m > outputs/model.txt");
    await runToEnd(job(pipeline({ a: command(writes, {}) })), {}, workspace);
    const again = await runToEnd(job(pipeline({ a: command(writes, {}) })), {}, workspace);
    expect(again.record.nodes[0]?.reason).toContain("the same as");
    expect(kept(again)).toEqual({ "outputs/model.txt": "m\n" });
  });

  test("are kept of nothing but plain files, and a command may put something else in their place", async () => {
    const odd = component(
      "odd",
      "ln -s /etc/hostname outputs/host; mkfifo outputs/pipe; rm -r logs; ln -s / logs; echo 1 > 'outputs/a b%.txt'",
    );
    const run = await runToEnd(job(pipeline({ a: command(odd, {}) })));
    expect(kept(run)).toEqual({ "outputs/a b%.txt": "1\n" });
    expect(existsSync("/etc")).toBe(true);
  });
});
