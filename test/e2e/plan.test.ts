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
      ["job.yml", "nightly.yml", "data.yml"].map(async (file) => (await azml(folder, ["plan", file])).stdout),
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
});
