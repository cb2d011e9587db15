import { expect, test } from "vitest";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { runToEnd, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";

test("jobs are found by status, experiment and tags, and those that are archived only when asked for", async () => {
  const workspace = await temporaryWorkspace();
  const { jobs } = workspace;
  const run = async (name: string, text: string, more: object): Promise<unknown> =>
    runToEnd(job(pipeline({ a: command(component("a", text)) }), {}, { name, ...more }), { reuse: false }, workspace);
  await run("one", "true", { experimentName: "nightly", tags: { team: "vision", stage: "dev" } });
  await run("two", "false", { experimentName: "nightly", tags: { team: "text" } });
  await run("three", `echo '{"tag":"quality","value":"good"}' >> "$AZML_METRICS_FILE"`, { experimentName: "other" });
  const names = async (options?: Parameters<typeof jobs.list>[0]): Promise<string[]> => (await jobs.list(options)).map(({ name }) => name);

  expect(await names()).toEqual(["three", "two", "one"]);
  expect(await names({ limit: 1 })).toEqual(["three"]);
  expect(await names({ status: ["Failed"] })).toEqual(["two"]);
  expect(await names({ status: ["Failed", "Completed"], experimentName: "nightly" })).toEqual(["two", "one"]);
  expect(await names({ tags: [{ key: "team" }] })).toEqual(["two", "one"]);
  expect(await names({ tags: [{ key: "team", value: "vision" }, { key: "stage" }] })).toEqual(["one"]);
  expect(await names({ tags: [{ key: "team", value: "vision" }], status: ["Failed"] })).toEqual([]);
  // A tag of a node finds its job, too.
  expect(await names({ tags: [{ key: "quality", value: "good" }] })).toEqual(["three"]);
  expect(await names({ tags: [{ key: "quality", value: "bad" }] })).toEqual([]);

  await jobs.archive("two");
  expect(await names()).toEqual(["three", "one"]);
  expect(await names({ view: "archived" })).toEqual(["two"]);
  expect(await names({ view: "all" })).toEqual(["three", "two", "one"]);
  expect(await jobs.get("two")).toMatchObject({ archived: true });
  await jobs.restore("two");
  expect(await jobs.get("two")).not.toHaveProperty("archived");
  await expect(jobs.archive("four")).rejects.toThrow("AZML514");
});
