import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
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
  mkdirSync(flags);
  writeFileSync(join(flags, "go"), "");
  const { stdout, exitCode } = await azml(folder, ["run", "chain.yml", "--name", "again"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("first: Completed: the same as in killed");
  expect(stdout).toMatch(/second: Completed \(/);
});
