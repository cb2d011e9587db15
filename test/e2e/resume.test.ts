import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { openLocalWorkspace } from "../../src/workspace/local/open-local-workspace.js";
import { command, component, job, pipeline as pipelineOf } from "../engine/support/job-builder.js";
import { runToEnd } from "../engine/support/temporary-workspace.js";
import { azml, countingProject } from "./support.js";

const pipeline = `type: pipeline
jobs:
  first:
    type: command
    command: echo worked >> \${{outputs.out}}
    environment: azureml:e:1
    outputs: { out: { type: uri_file } }
  second:
    type: command
    command: cat \${{inputs.one}} > \${{outputs.out}}; touch \${{outputs.out}}.started; [ -e "$FLAGS/go" ] || sleep 600
    environment: azureml:e:1
    environment_variables: { FLAGS: ABSOLUTE }
    inputs: { one: "\${{parent.jobs.first.outputs.out}}" }
    outputs: { out: { type: uri_file } }
`;

it("goes on after a kill -9: what was done is not done again, and what was cut off is", async () => {
  const folder = countingProject();
  const flags = join(folder, "flags");
  writeFileSync(join(folder, "chain.yml"), pipeline.replace("ABSOLUTE", JSON.stringify(flags)));
  const killed = azml(folder, ["run", "chain.yml", "--name", "killed"], { timeout: 60_000 });
  while (!existsSync(join(folder, ".azml/runs/killed/second/outputs/out.started"))) await sleep(20);
  killed.kill("SIGKILL");
  await killed;
  const followed = await azml(folder, ["logs", "killed", "--follow"]);
  expect(followed.stderr).toMatch(/^killed is Failed: .*process/m);
  expect((await azml(folder, ["job", "show", "killed"])).stdout).toContain("Go on with it: azml resume killed\n");
  mkdirSync(flags);
  writeFileSync(join(flags, "go"), "");
  const { stdout, exitCode } = await azml(folder, ["resume", "killed"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/first: Completed.*: the same as in killed/);
  expect(stdout).toMatch(/second: Completed \(/);
});

it("goes on with the options of the job that was stopped", async () => {
  const folder = countingProject();
  expect((await azml(folder, ["run", ".", "--name", "broken", "-i", "note=throw", "--in-process"])).exitCode).toBe(1);
  const again = await azml(folder, ["resume", "--json"]);
  expect(again.exitCode).toBe(1);
  const shown = JSON.parse(String((await azml(folder, ["job", "list", "--json"])).stdout)) as { name: string; origin: unknown }[];
  expect(shown[0]?.origin).toMatchObject({ resumes: "broken", options: { input: { note: "throw" }, inProcess: true } });
  await azml(folder, ["run", ".", "--name", "whole"]);
  const done = await azml(folder, ["resume", "whole"]);
  expect({ stderr: done.stderr, exitCode: done.exitCode }).toEqual({
    stderr: "whole has completed: there is nothing to go on with.\n",
    exitCode: 0,
  });
  expect((await azml(folder, ["resume", "nobody"])).stderr).toContain("AZML712: workspace");
});

it("goes on with a job that a program has made as the workspace has kept it", async () => {
  const folder = countingProject();
  const workspace = await openLocalWorkspace({ folder: join(folder, ".azml") });
  const nodes = {
    a: command(component("a", `touch "${join(folder, "a")}"`)),
    b: command(component("b", `test -f "${join(folder, "b")}"`)),
  };
  await runToEnd(job(pipelineOf(nodes), {}, { name: "made" }), {}, workspace);
  rmSync(join(folder, "a"));
  writeFileSync(join(folder, "b"), "");
  const { stdout, exitCode } = await azml(folder, ["resume", "made"]);
  expect(exitCode, String(stdout)).toBe(0);
  expect(existsSync(join(folder, "a"))).toBe(false);
});

it("goes on with a job whose file is gone as the workspace has kept it", async () => {
  const folder = countingProject();
  const file = join(folder, "pipeline.yml");
  const flag = join(folder, "flag");
  writeFileSync(file, `type: pipeline\njobs:\n  a:\n    type: command\n    command: test -f "${flag}"\n    environment: azureml:e:1\n`);
  await azml(folder, ["run", "pipeline.yml", "--name", "broken"]);
  rmSync(file);
  writeFileSync(flag, "");
  const { stderr, exitCode } = await azml(folder, ["resume", "broken"]);
  expect({ stderr: String(stderr).replaceAll(folder, "<folder>"), exitCode }).toEqual({
    stderr: "<folder>/pipeline.yml is gone: broken goes on as it was.\n",
    exitCode: 0,
  });
  const { stdout } = await azml(folder, ["job", "show", "broken", "--yaml"]);
  expect(stdout).toContain(`command: test -f "${flag}"`);
});

it("does not run a node again that has completed, although its component is not deterministic, and refuses a job that runs", async () => {
  const folder = countingProject();
  const flags = join(folder, "flags");
  writeFileSync(
    join(folder, "draw.yml"),
    "type: command\nname: draw\ncommand: date +%N >> ${{outputs.out}}\nenvironment: azureml:e:1\nis_deterministic: false\noutputs: { out: { type: uri_file } }\n",
  );
  const drawn = pipeline
    .replace(/ {2}first:\n(?: {4}.*\n)+/, "  first: { type: command, component: ./draw.yml }\n")
    .replace("ABSOLUTE", JSON.stringify(flags));
  writeFileSync(join(folder, "chain.yml"), drawn);
  const running = azml(folder, ["run", "chain.yml", "--name", "killed"], { timeout: 60_000 });
  while (!existsSync(join(folder, ".azml/runs/killed/second/outputs/out.started"))) await sleep(20);
  const refused = await azml(folder, ["resume", "killed"]);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain(`AZML538: killed is Running: process ${running.pid} runs it`);
  running.kill("SIGKILL");
  await running;
  for (const name of ["killed", "last"]) {
    if (name === "last") {
      mkdirSync(flags);
      writeFileSync(join(flags, "go"), "");
    }
    const again = azml(folder, ["resume", name], { timeout: 60_000 });
    let text = "";
    again.stdout?.on("data", (piece) => (text += String(piece)));
    while (!/second: Running/.test(text)) await sleep(20);
    if (name === "killed") again.kill("SIGKILL");
    await again;
    expect(text).toMatch(/first: Completed.*: the same as in killed/);
  }
  // Another job draws anew.
  expect((await azml(folder, ["run", "chain.yml"])).stdout).toMatch(/first: Completed \(/);
  expect((await azml(folder, ["why", "last", "first"])).stdout).toContain("first ran: its component says is_deterministic: false");
  expect(statSync(join(folder, ".azml")).mode & 0o777).toBe(0o700);
});
