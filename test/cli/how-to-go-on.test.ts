import { expect, test } from "vitest";
import { howToGoOn } from "../../src/cli/run/how-to-go-on.js";
import type { JobRecord } from "../../src/workspace/job-record.js";

const record: JobRecord = {
  name: "brave_lion",
  displayName: "test",
  experimentName: "test",
  tags: {},
  status: "Failed",
  createdAt: "2030-01-01T00:00:00.000Z",
  where: "/project/.azml/runs/brave_lion",
  nodes: [],
  outputs: {},
  origin: { file: "/project/pipeline.ts", cwd: "/project", options: {} },
};

test("a run that has not come to its end says how to go on with it, where azml resume can", () => {
  expect(howToGoOn(record, undefined)).toBe("Go on with it: azml resume brave_lion");
  expect(howToGoOn({ ...record, status: "Canceled" }, "my runs")).toBe('Go on with it: azml resume brave_lion --local-workspace "my runs"');
  expect(howToGoOn({ ...record, status: "Completed" }, undefined)).toBeUndefined();
  const { origin: _, ...ofProgram } = record;
  expect(howToGoOn(ofProgram, undefined)).toBeUndefined();
  const secret = { file: "/project/pipeline.ts", cwd: "/project", options: { input: { key: "***" } } };
  expect(howToGoOn({ ...record, origin: secret }, undefined)).toBeUndefined();
});
