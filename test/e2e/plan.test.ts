import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { azml, countingProject, plain } from "./support.js";

const compute = ["--set", "settings.default_compute=azureml:cpu"];

describe("azml plan", () => {
  it("lists what a submission would do, in order, and leaves nothing behind", async () => {
    const folder = countingProject();
    const before = readdirSync(folder);
    const { stdout, stderr, exitCode } = await azml(folder, ["plan", ".", ...compute]);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    // A bundle is as large as the bundler makes it.
    expect(plain(stdout, folder).replace(/[\d.]+ kB/g, "<size>")).toMatchSnapshot();
    expect(readdirSync(folder)).toEqual(before);
  });

  it("tells machines, too, and the same each time", async () => {
    const folder = countingProject();
    const first = await azml(folder, ["plan", ".", "--json", ...compute]);
    const { steps, totals } = JSON.parse(String(first.stdout)) as {
      steps: { action: string; what: string; nodes?: string[]; uses: number }[];
      totals: { create: number; upload: number; files: number; submit: number };
    };
    expect(steps.map(({ action, what }) => `${action} ${what}`)).toEqual([
      "create environment",
      "upload code",
      "upload data",
      "create component",
      "submit job",
    ]);
    expect(steps.find(({ what }) => what === "component")?.nodes).toHaveLength(2);
    expect(totals).toMatchObject({ create: 2, upload: 2, files: 2, submit: 1 });
    const second = await azml(folder, ["plan", ".", "--json", ...compute]);
    expect(second.stdout).toBe(first.stdout);
  });

  it("plans jobs of one step, schedules and assets of YAML", async () => {
    const folder = countingProject({
      "job.yml":
        "type: command\ncommand: ls ${{inputs.d}}\nenvironment: { image: img }\ninputs: { d: { type: uri_folder, path: my data } }\n",
      "nightly.yml": 'name: nightly\ntrigger: { type: cron, expression: "0 3 * * *" }\ncreate_job: ./job.yml\n',
      "data.yml": "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json\nname: rows\ntype: uri_folder\npath: my data\n",
    });
    const texts = await Promise.all(
      ["job.yml", "nightly.yml", "data.yml"].map(
        // Schedules of commands are a private preview.
        async (file) => (await azml(folder, ["plan", file], { env: { AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED: "true" } })).stdout,
      ),
    );
    expect(texts.join("\n")).toMatchSnapshot();
  });

  it("says what is wrong, and plans nothing", async () => {
    const folder = countingProject({ "job.yml": "type: command\nenvironment: { image: img }\n" });
    const wrong = await azml(folder, ["plan", "job.yml"]);
    expect({ stdout: wrong.stdout, exitCode: wrong.exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(wrong.stderr).toContain('AZML407: a command job needs "command"');
    const noCompute = await azml(folder, ["plan", "."]);
    expect(noCompute.exitCode).toBe(2);
    expect(noCompute.stderr).toContain("Compute not set");
  });

  it("keeps private previews back until the environment asks for them, which compiling and checking for this machine do not", async () => {
    const steps = ["a", "b"].map((name) => `  ${name}: { type: command, component: ./c.yml }`).join("\n");
    const branch = '  choose: { type: if_else, condition: "${{parent.jobs.a.outputs.ok}}", true_block: "${{parent.jobs.b}}" }';
    const folder = countingProject({
      "c.yml": "name: c\ntype: command\ncommand: ls\nenvironment: azureml:e:1\noutputs: { ok: { type: boolean } }\n",
      "branch.yml": `type: pipeline\ncompute: azureml:cpu\njobs:\n${steps}\n${branch}\n`,
    });
    const kept = await azml(folder, ["plan", "branch.yml"]);
    expect({ stdout: kept.stdout, exitCode: kept.exitCode }).toEqual({ stdout: "", exitCode: 2 });
    expect(kept.stderr).toContain('AZML336: node "choose" is of type if_else, which is a private preview of Azure ML');
    expect(kept.stderr).toContain("AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED=true");
    const sent = await azml(folder, ["plan", "branch.yml"], { env: { AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED: "true" } });
    expect({ stderr: sent.stderr, exitCode: sent.exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect((await azml(folder, ["compile", "branch.yml", "-o", "out"])).exitCode).toBe(0);
    expect((await azml(folder, ["validate", "branch.yml"])).exitCode).toBe(0);
  });
});
