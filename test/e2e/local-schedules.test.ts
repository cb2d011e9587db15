import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { azml, countingProject, plain, project } from "./support.js";

const schedules = `
import { cron, job, recurrence, schedule, uriFolder } from "azml";
import { Counting } from "./pipeline.js";
const data = uriFolder("./my data");
export const quick = schedule({ name: "quick", trigger: recurrence({ frequency: "day" }), job: job(Counting, { data }) });
export const slow = schedule({ name: "slow", trigger: cron("0 3 * * *"), job: job(Counting, { data, note: "wait" }) });
`;

/** Dates and times blanked, too. */
function blank(text: unknown, folder: string): string {
  return plain(text, folder)
    .replace(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+Z)?/g, "<date>")
    .replace(/\d{8}T\d{6}Z/g, "<stamp>")
    .replace(/^\d\d:\d\d:\d\d/gm, "<clock>");
}

async function told(folder: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await azml(folder, ["schedule", ...args]);
  const screen = blank(String(stdout) + String(stderr), folder);
  return `$ azml schedule ${args.join(" ")}\n${screen}${exitCode === 0 ? "" : `exit code ${exitCode}\n`}`;
}

/** Runs schedules until both lines have been printed; then it is stopped as by Ctrl-C. */
function runSchedules(folder: string, ...options: readonly string[]) {
  const daemon = azml(folder, ["schedule", "start", ...options], { timeout: 60_000 });
  let printed = "";
  const hasPrinted = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (text: unknown): void => {
        printed += String(text);
        if (pattern.test(printed)) resolve();
      };
      daemon.stdout?.on("data", look);
      daemon.once("exit", () => reject(new Error(`ended: ${printed}`)));
      look("");
    });
  return { hasPrinted, stop: () => daemon.kill("SIGINT"), daemon };
}

describe("schedules on this machine", () => {
  it("are created, run as they were then, canceled by Ctrl-C, and deleted", async () => {
    const folder = countingProject({ "schedules.ts": schedules });
    const before = [
      await told(folder, "create", "schedules.ts", "--export", "quick"),
      await told(folder, "create", "schedules.ts", "--export", "slow"),
      await told(folder, "list"),
    ];
    // What the schedules run is what they were created of.
    writeFileSync(join(folder, "count.ts"), "this is no TypeScript\n");
    const one = runSchedules(folder);
    const other = runSchedules(folder);
    await Promise.all([one.hasPrinted(/slow {2}is due/), other.hasPrinted(/slow {2}is due/)]);
    // Whichever of them was first.
    await Promise.race([one.hasPrinted(/slow {2}runs/), other.hasPrinted(/slow {2}runs/)]);
    await Promise.race([one.hasPrinted(/quick-\S+ Completed/), other.hasPrinted(/quick-\S+ Completed/)]);
    one.stop();
    other.stop();
    const [first, second] = await Promise.all([one.daemon, other.daemon]);
    expect([first.exitCode, second.exitCode]).toEqual([130, 130]);
    const lines = blank(String(first.stdout) + String(second.stdout), folder).split("\n");
    const once = lines.filter((line) => / {2}runs |Completed|Canceled|Failed/.test(line)).sort();
    expect([...before, ...once]).toMatchSnapshot();
    const { stdout: jobs } = await azml(folder, ["job", "list", "--json"]);
    const statuses = (JSON.parse(String(jobs)) as { name: string; status: string }[]).map(({ name, status }) => [
      name.replace(/-.*/, ""),
      status,
    ]);
    expect(Object.fromEntries(statuses)).toEqual({ quick: "Completed", slow: "Canceled" });
    expect(statuses).toHaveLength(2);
  });

  it("run with options, and a job that failed is resumed with them, as long as its schedule is what it was", async () => {
    const folder = project({
      ".env": "TOKEN=hunter22\n",
      "job.yml": `type: pipeline
display_name: Greeting
jobs:
  first: { command: "echo first", environment: azureml:python:1 }
  second:
    command: test -n "$TOKEN" && test -e '\${{inputs.flag}}/flag'
    environment: azureml:python:1
    inputs: { flag: { type: uri_folder, path: azureml://datastores/blob/paths/in } }
`,
      "daily.yml": `name: daily
trigger: { type: recurrence, frequency: day, interval: 1 }
create_job: ./job.yml
`,
      ".azml/datastores/blob/in/other": "",
    });
    await azml(folder, ["schedule", "create", "daily.yml"]);
    const runs = runSchedules(folder, "--env-file", ".env", "--max-parallel", "1", "--env", "host");
    await runs.hasPrinted(/daily-\S+ Failed/);
    runs.stop();
    await runs.daemon;
    writeFileSync(join(folder, ".azml/datastores/blob/in/flag"), "");
    const listed = await azml(folder, ["job", "list"]);
    const name = /daily-\S+/.exec(String(listed.stdout))?.[0] ?? "";
    const resumed = await azml(folder, ["resume", name]);
    await azml(folder, ["schedule", "create", "daily.yml"]);
    const again = await azml(folder, ["resume", name]);
    const { stdout: after } = await azml(folder, ["job", "list"]);
    // Columns are as wide as the name that was generated.
    const screen = [listed.stdout, resumed.stdout, again.stderr, after].map((text) => blank(text, folder).replace(/ {2,}/g, "  "));
    expect(screen.join("\n")).toMatchSnapshot();
    expect([resumed.exitCode, again.exitCode]).toEqual([0, 0]);
  });

  it("are previewed, with what changes of clocks do to them", async () => {
    const folder = project({
      "nightly.yml": `name: nightly
trigger: { type: cron, expression: "30 2 * * *", time_zone: W. Europe Standard Time, start_time: "2026-01-01T00:00:00" }
create_job: azureml:brave_lion
`,
    });
    const shown = async (...args: string[]): Promise<string> =>
      String((await azml(folder, ["schedule", "preview", "nightly.yml", ...args])).stdout);
    expect(await shown("--from", "2026-03-28", "--count", "3")).toMatchSnapshot("text");
    expect(await shown("--from", "2026-10-24T12:00:00Z", "--count", "2", "--json")).toMatchSnapshot("json");
  });

  it("say what is wrong", async () => {
    const wrong = (name: string, trigger: string, job = "./job.yml"): string =>
      `name: ${name}\ntrigger: ${trigger}\ncreate_job:\n  job: ${job}\n`;
    const folder = project({
      "job.yml": "type: pipeline\njobs: { say: { command: echo hello, environment: azureml:python:1 } }\n",
      "zone.yml": wrong("zone", '{ type: cron, expression: "0 25 * * *", time_zone: Europe/Berlin }'),
      "monthly.yml": wrong("monthly", '{ type: cron, expression: "0 8 1 * *", start_time: "2026-01-01T00:00:00" }'),
      "again.yml": `name: again
trigger: { type: cron, expression: "0 8 * * *" }
create_job: azureml:brave_lion
`,
    });
    const screen = [
      ...(await Promise.all([told(folder, "start"), told(folder, "create", "zone.yml"), told(folder, "create", "again.yml")])),
      await told(folder, "create", "monthly.yml"),
      ...(await Promise.all([
        told(folder, "start", "montly"),
        told(folder, "delete", "monthly"),
        told(folder, "preview", "nightly.yml"),
        told(folder, "preview", "monthly", "--from", "soon"),
        told(folder, "start", "--once-missed", "--skip-missed"),
      ])),
      await told(folder, "disable", "monthly"),
      await told(folder, "start", "monthly"),
    ];
    expect(screen.join("\n")).toMatchSnapshot();
  });
});
