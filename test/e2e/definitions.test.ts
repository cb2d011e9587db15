import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { azml, countingProject, plain } from "./support.js";

const jobs = `
import { cron, schedule, standaloneJob, step, uriFolder } from "azml";
import { Count } from "./count.js";

export const once = standaloneJob(() => step(Count, { data: uriFolder("./my data") }, { name: "once" }), { experimentName: "counting" });
export const nightly = schedule({ name: "nightly", trigger: cron("15 2 * * *"), job: once });
`;

const files = {
  "jobs.ts": jobs,
  "job.yml":
    'type: command\ncommand: cat "${{inputs.d}}"/* | wc -l; echo ${{inputs.n}}\nenvironment: { image: img }\ninputs: { d: { type: uri_folder, path: my data }, n: 3 }\n',
  "spark.yml":
    'type: spark\ncode: .\nentry: { file: count.ts }\nconf: { spark.driver.cores: 1, spark.driver.memory: 1g, spark.executor.cores: 1, spark.executor.memory: 1g, spark.executor.instances: 1 }\nresources: { instance_type: standard_e4s_v3, runtime_version: "3.4" }\n',
  "sweep.yml":
    'type: sweep\ntrial: { command: "echo ${{search_space.x}}", environment: { image: img } }\nsearch_space: { x: { type: uniform, min_value: 0, max_value: 1 } }\nobjective: { goal: maximize, primary_metric: m }\nlimits: { max_total_trials: 2 }\n',
  "nightly.yml": 'name: nightly\ntrigger: { type: cron, expression: "0 3 * * *" }\ncreate_job: ./job.yml\n',
  "data.yml": "$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json\nname: rows\ntype: uri_folder\npath: my data\n",
};

describe("a job of one step", () => {
  it("runs like a pipeline of one, from TypeScript and from YAML", async () => {
    const folder = countingProject(files);
    const typed = await azml(folder, ["run", "jobs.ts", "-i", "extra=5", "--plain"]);
    expect(plain(typed.stdout, folder)).toMatchSnapshot("TypeScript");
    expect({ exitCode: typed.exitCode, stderr: typed.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const here = await azml(folder, ["run", "jobs.ts", "--in-process", "--plain"]);
    expect(here.exitCode).toBe(0);
    const yaml = await azml(folder, ["run", "job.yml", "-i", "n=7", "--plain"]);
    expect(plain(yaml.stdout, folder)).toMatchSnapshot("YAML");
    expect(yaml.exitCode).toBe(0);
  });

  it("is written as the job that it is", async () => {
    const folder = countingProject(files);
    const { stdout, stderr, exitCode } = await azml(folder, ["compile", "jobs.ts", "--export", "nightly", "-o", "out"]);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    // The bundle's hash is as the bundler makes it.
    expect(plain(stdout, folder).replace(/code-[0-9a-f-]{36}/, "code-<hash>")).toMatchSnapshot("files");
    const job = readFileSync(join(folder, "out/job.yml"), "utf8");
    expect(job.replace(/bundles\/[0-9a-f]+\//, "bundles/<hash>/")).toMatchSnapshot("job.yml");
    expect(readFileSync(join(folder, "out/schedule.yml"), "utf8")).toMatchSnapshot("schedule.yml");
  });
});

/** Whether this machine has Spark and Java is not what is tested. */
const withoutSpark = { SPARK_HOME: "/nowhere", JAVA_HOME: "/nowhere" };

describe("what is no job, or cannot run", () => {
  it("is validated and not run", async () => {
    const folder = countingProject(files);
    const valid = await Promise.all(
      // For this machine it counts whether Spark is there.
      [["jobs.ts"], ["job.yml"], ["sweep.yml"], ["spark.yml", "--target", "azure"], ["nightly.yml"], ["data.yml"]].map(
        async (args) => (await azml(folder, ["validate", ...args])).stdout,
      ),
    );
    const wrong = [
      ["run", "jobs.ts", "--export", "nightly"],
      ["run", "nightly.yml"],
      ["run", "data.yml"],
      ["run", "spark.yml"],
      ["validate", "jobs.ts", "--export", "daily"],
      ["plan", "nightly.yml", "--set", "name=x"],
    ].map(async (args) => {
      const { stderr, exitCode } = await azml(folder, args, { env: withoutSpark });
      return `azml ${args.join(" ")}\n${plain(stderr, folder)}exit code ${exitCode}\n`;
    });
    expect([valid.join(""), ...(await Promise.all(wrong))].join("\n")).toMatchSnapshot();
  });
});
