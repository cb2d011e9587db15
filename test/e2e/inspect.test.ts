import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { azml, countingProject, plain } from "./support.js";

describe("looking at jobs afterwards", () => {
  let folder = "";
  beforeAll(async () => {
    folder = countingProject();
    await azml(folder, ["run", ".", "--name", "counted"]);
  });

  it("lists them", async () => {
    const { stdout } = await azml(folder, ["job", "list"]);
    expect(plain(stdout, folder).replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, "<date>             ")).toMatchInlineSnapshot(`
      "job      pipeline  status       created              time
      counted  counting  ✓ Completed  <date>               <time>
      "
    `);
  });

  it("shows one", async () => {
    const { stdout, exitCode } = await azml(folder, ["job", "show", "counted"]);
    expect(exitCode).toBe(0);
    expect(plain(stdout, folder)).toContain("✓ counted Completed in <time>");
  });

  it("streams one that has ended, with everything that happened", async () => {
    const { stdout, exitCode } = await azml(folder, ["job", "stream", "counted"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("count | counted 2 undefined\n");
  });

  it("says so when there is nothing to cancel", async () => {
    const { stdout, exitCode } = await azml(folder, ["job", "cancel", "counted"]);
    expect({ stdout, exitCode }).toEqual({ stdout: "counted has ended already: Completed.\n", exitCode: 0 });
  });

  it("prints the log of a node, of all nodes, and while following", async () => {
    expect((await azml(folder, ["logs", "counted", "count"])).stdout).toBe("counted 2 undefined\n");
    const all = "count> counted 2 undefined\ncount_1> counted 3 undefined\n";
    expect((await azml(folder, ["logs", "last"])).stdout).toBe(all);
    expect((await azml(folder, ["logs", "last", "--follow"])).stdout).toBe(all);
  });

  it.each([
    [["job", "show", "conted"], "AZML712"],
    [["job", "stream", "nothing-like-it"], "AZML712"],
    [["logs", "counted", "cuont"], "AZML715"],
  ])("azml %j is told as %s", async (args, code) => {
    const { stdout, stderr, exitCode } = await azml(folder, args);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(stderr).toContain(`error ${code}: `);
    expect(plain(stderr, folder)).toMatchSnapshot();
  });

  it("says that a new workspace has no jobs", async () => {
    const empty = countingProject();
    expect(plain((await azml(empty, ["job", "list"])).stdout, empty)).toBe("No jobs in <project>/.azml.\n");
    expect(plain((await azml(empty, ["logs", "last"])).stderr, empty)).toContain("error AZML712: workspace <project>/.azml has no jobs.");
    expect(existsSync(join(empty, ".azml"))).toBe(false);
  });
});

describe("YAML of a pipeline job", () => {
  const node = (lines: string): string => `type: pipeline\njobs:\n  only:\n${lines.replace(/^/gm, "    ")}\n`;

  it("is told at once when this machine cannot run a kind of node", async () => {
    const texts = node(
      "type: automl\ntask: text_ner\nprimary_metric: accuracy\ntraining_data: { path: ./count.ts, type: mltable }\nvalidation_data: { path: ./count.ts, type: mltable }",
    );
    const folder = countingProject({ "texts.yml": texts });
    const { stderr, exitCode } = await azml(folder, ["run", "texts.yml"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error AZML518: ");
  });

  it("is warned of an optional input outside $[[ ]], and runs", async () => {
    const command = node(
      "type: command\ncomponent:\n  type: command\n  command: echo note=${{inputs.note}}.\n  environment: azureml:e:1\n  inputs: { note: { type: string, optional: true } }",
    );
    const folder = countingProject({ "optional.yml": command });
    const { stdout, stderr, exitCode } = await azml(folder, ["run", "optional.yml"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("only | note=.\n");
    expect(`${String(stdout)}${String(stderr)}`).toContain("AZML541");
  });
});
