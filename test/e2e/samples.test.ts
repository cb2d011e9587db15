import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pythonLack, tellSkipped } from "../engine/support/python.js";
import { rLack } from "../engine/support/r.js";
import { azml, project, repository } from "./support.js";

interface ShownJob {
  readonly status: string;
  readonly nodes: readonly {
    readonly path: string;
    readonly status: string;
    readonly metrics: Readonly<Record<string, number>>;
    readonly outputs: Readonly<Record<string, { readonly path: string }>>;
  }[];
}

/** Runs a sample in a workspace of its own; its log, and its job. */
async function ran(sample: string, ...args: string[]): Promise<{ readonly log: string; readonly job: ShownJob }> {
  const workspace = ["--local-workspace", join(project({}), "workspace")];
  const { all, exitCode } = await azml(repository, ["run", `samples/${sample}`, "--plain", ...args, ...workspace], { all: true });
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  const { stdout } = await azml(repository, ["job", "show", "last", "--json", ...workspace]);
  return { log: String(all), job: JSON.parse(String(stdout)) as ShownJob };
}

tellSkipped("runs of samples in Python", pythonLack);

describe("samples run here", () => {
  it.skipIf(pythonLack !== undefined)("1: components from YAML", async () => {
    const { job } = await ran("01-components-from-yaml");
    expect(new Set(job.nodes.map(({ status }) => status))).toEqual(new Set(["Completed"]));
  });

  it("2: decorated components", async () => {
    const { job } = await ran("02-decorated-components");
    const [, , evaluated] = job.nodes;
    expect(evaluated?.metrics["accuracy"]).toBeGreaterThan(0.9);
    expect(readFileSync(join(evaluated?.outputs["eval_output"]?.path ?? "", "report.html"), "utf8")).toContain("93.3");
  });

  it.skipIf(pythonLack !== undefined)("3: a sweep", async () => {
    const { job } = await ran("03-hyperparameter-sweep");
    const trials = job.nodes.filter(({ path }) => path.startsWith("sweep_step/"));
    const scores = trials.map(({ metrics }) => metrics["training_f1_score"] ?? NaN);
    expect(trials).toHaveLength(20);
    expect(job.nodes.find(({ path }) => path === "sweep_step")?.metrics["training_f1_score"]).toBe(Math.min(...scores));
  });

  const lack = rLack();
  tellSkipped("sample 4", lack);
  it.skipIf(lack !== undefined)("4: R", async () => {
    const data = join(repository, "samples/03-hyperparameter-sweep/data/iris.csv");
    const { log, job } = await ran("04-command-and-r", "--input", `url=file://${data}`);
    expect(job.nodes.map(({ status }) => status)).toEqual(["Completed", "Completed", "Completed"]);
    expect(log).toMatch(/60 +versicolor versicolor/);
  });

  it("10: control flow", async () => {
    const { job } = await ran("10-control-flow");
    const published = job.nodes.find(({ path }) => path === "publish");
    const answer = readFileSync(join(published?.outputs["published"]?.path ?? "", "answer.txt"), "utf8");
    expect(Number(answer)).toBeCloseTo(Math.SQRT2, 6);
    expect(job.nodes.find(({ path }) => path === "complain")?.status).toBe("Canceled");
  });
});
