import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { azml, project, repository } from "./support.js";

it("sample 11 learns to read digits, and does not learn it twice", { timeout: 120_000 }, async () => {
  const workspace = ["--local-workspace", join(project({}), "workspace")];
  const run = (): ReturnType<typeof azml> =>
    azml(repository, ["run", "samples/11-image-classification", "-i", "epochs=1", ...workspace], { timeout: 100_000 });
  expect(await run()).toMatchObject({ exitCode: 0 });
  const { stdout } = await azml(repository, ["job", "show", "last", "--json", ...workspace]);
  const { nodes } = JSON.parse(String(stdout)) as {
    nodes: { path: string; metrics: Record<string, number>; outputs: Record<string, { path: string }> }[];
  };
  const evaluated = nodes.find(({ path }) => path === "evaluate_model");
  expect(evaluated?.metrics["accuracy"]).toBeGreaterThan(0.85);
  const page = readFileSync(join(evaluated?.outputs["report"]?.path ?? "", "report.html"), "utf8");
  expect(page.match(/<figure>/g)).toHaveLength(evaluated?.metrics["wrong"] ?? -1);
  const again = String((await run()).stdout);
  expect(again.match(/the same as in/g)?.length).toBeGreaterThanOrEqual(11);
});
