import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ScheduleEvent } from "../../../src/events/schedule-event.js";
import type { Schedule } from "../../../src/model/schedule.js";
import type { LocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import { ScheduleRunner, type ScheduleRunnerOptions } from "../../../src/workspace/local/schedules/schedule-runner.js";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";

const minute = 60_000;
const hour = 60 * minute;
/** A full hour to come: schedules are created at the time of the machine, and the runner is told another. */
const first = Math.ceil(Date.now() / hour + 0.1) * hour;
const hourly = { type: "cron", expression: "0 * * * *", startTime: new Date(first).toISOString() } as const;

function schedule(text: string, more: Partial<Schedule> = {}): Schedule {
  const createJob = job(pipeline({ say: command(component("say", text, { more: { isDeterministic: false } })) }));
  return { kind: "schedule", name: "often", trigger: hourly, createJob, ...more };
}

/** A runner, and what it has told since it was last asked: hours are those after `first`. */
function runner(workspace: LocalWorkspace, options: ScheduleRunnerOptions = {}) {
  let told: string[] = [];
  const one = new ScheduleRunner(workspace, (event) => told.push(line(event)), options);
  return {
    tick: async (now: number): Promise<string[]> => {
      await one.tick(now);
      return take();
    },
    ended: async (): Promise<string[]> => {
      await one.ended();
      return take();
    },
    next: (now: number) => one.tick(now),
  };
  function take(): string[] {
    const taken = told;
    told = [];
    return taken;
  }
}

function line(event: ScheduleEvent): string {
  const { type, schedule: name, time: _, ...facts } = event;
  const said = Object.entries(facts).map(([key, value]) => ` ${key} ${shown(value)}`);
  return `${name} ${type.replace("schedule_", "")}${said.join("")}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return (value as { readonly code: string }[]).map(({ code }) => code).join();
  const text = String(value);
  const iso = text.replace(/^.*-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  return /^\d{4}-/.test(iso) ? `+${(Date.parse(iso) - first) / hour}h` : text;
}

describe("a runner of schedules", () => {
  test("creates a job when it is due, and once, whoever else runs schedules", async () => {
    const folder = temporaryFolder();
    const workspace = await temporaryWorkspace(folder);
    await workspace.schedules.createOrUpdate(schedule("true"));
    const one = runner(workspace);
    const other = runner(await temporaryWorkspace(folder));
    expect(await one.tick(first - minute)).toEqual(["often waiting due +0h"]);
    expect(await other.tick(first - minute)).toEqual(["often waiting due +0h"]);
    expect(await one.next(first - 1)).toBe(first);
    expect(await one.tick(first)).toEqual(["often fired due +0h job +0h", "often waiting due +1h"]);
    expect(await other.tick(first + 5)).toEqual(["often waiting due +1h"]);
    expect(await one.ended()).toEqual(["often job_ended job +0h status Completed"]);
    expect(await other.tick(first + hour)).toEqual(["often fired due +1h job +1h", "often waiting due +2h"]);
    expect(await one.tick(first + hour + 20)).toEqual(["often waiting due +2h"]);
    await other.ended();
    expect(await workspace.jobs.list()).toHaveLength(2);
  });

  test("fires nothing again when the clock goes back", async () => {
    const workspace = await temporaryWorkspace();
    await workspace.schedules.createOrUpdate(schedule("true"));
    const one = runner(workspace);
    await one.tick(first);
    await one.ended();
    expect(await one.tick(first - 30 * minute)).toEqual([]);
    expect(await one.tick(first)).toEqual([]);
    expect(await runner(workspace).tick(first)).toEqual(["often waiting due +1h"]);
  });

  test("leaves alone what was missed, or makes up for the last of it", async () => {
    const workspace = await temporaryWorkspace();
    await workspace.schedules.createOrUpdate(schedule("true"));
    const skips = runner(workspace);
    expect(await skips.tick(first + 2.5 * hour)).toEqual(["often missed due +2h count 3 isMadeUpFor false", "often waiting due +3h"]);
    expect(await skips.tick(first + 2.6 * hour)).toEqual([]);
    const makesUp = runner(workspace, { missed: "once" });
    expect(await makesUp.tick(first + 2.7 * hour)).toEqual([
      "often missed due +2h count 3 isMadeUpFor true",
      "often fired due +2h job +2h",
      "often waiting due +3h",
    ]);
    // A minute late is not late.
    expect(await skips.tick(first + 3 * hour + minute)).toEqual(["often fired due +3h job +3h", "often waiting due +4h"]);
    await Promise.all([skips.ended(), makesUp.ended()]);
    expect(await workspace.jobs.list()).toHaveLength(2);
  });

  test("fires at once what has no start time, when somebody first runs it", async () => {
    const workspace = await temporaryWorkspace();
    // Of the rule itself nothing is due for days.
    const expression = `0 0 * * ${(new Date().getUTCDay() + 3) % 7}`;
    await workspace.schedules.createOrUpdate(schedule("true", { trigger: { type: "cron", expression } }));
    const begun = ((await workspace.schedules.get("often"))?.nextAt ?? "").replace(".000Z", "");
    const one = runner(workspace);
    expect((await one.tick(first)).map((text) => text.split(" ")[1])).toEqual(["fired", "waiting"]);
    await one.ended();
    const [created] = await workspace.jobs.list();
    expect(created?.name).toBe(`often-${begun.replace(/[-:]/g, "")}Z`);
    expect((await runner(workspace).tick(first + 1)).map((text) => text.split(" ")[1])).toEqual(["waiting"]);
  });

  test("sees schedules come, change, stop and come back, and makes up for nothing then", async () => {
    const workspace = await temporaryWorkspace();
    const { schedules } = workspace;
    const one = runner(workspace, { names: ["often"] });
    expect(await one.tick(first - hour)).toEqual([]);
    await schedules.createOrUpdate(schedule("true"));
    await schedules.createOrUpdate(schedule("true", { name: "unasked" }));
    expect(await one.tick(first - minute)).toEqual(["often waiting due +0h"]);
    await schedules.createOrUpdate(schedule("true", { trigger: { ...hourly, expression: "30 * * * *" } }));
    expect(await one.tick(first - minute)).toEqual(["often waiting due +0.5h"]);
    await schedules.disable("often");
    expect(await one.tick(first + hour)).toEqual(["often stopped"]);
    await schedules.delete("often");
    await schedules.createOrUpdate(schedule("true", { trigger: { ...hourly, endTime: new Date(first + 1).toISOString() } }));
    expect(await one.tick(first)).toEqual(["often fired due +0h job +0h", "often waiting"]);
    await one.ended();
  });

  test.each([
    ["allow", ["often fired due +1h job +1h", "often waiting due +2h"], 2],
    ["skip", ["often skipped due +1h running +0h", "often waiting due +2h"], 1],
    ["queue", ["often queued due +1h job +1h running +0h", "often waiting due +2h"], 2],
  ] as const)("does as it is told while a job still runs: %s", async (overlap, told, jobs) => {
    const workspace = await temporaryWorkspace();
    const go = join(temporaryFolder(), "go");
    await workspace.schedules.createOrUpdate(schedule(`until [ -e '${go}' ]; do sleep 0.05; done`));
    const one = runner(workspace, { overlap });
    await one.tick(first);
    expect(await one.tick(first + hour)).toEqual(told);
    expect(await one.tick(first + hour + 1000)).toEqual([]);
    writeFileSync(go, "");
    await one.ended();
    expect(await one.tick(first + hour + 2000)).toEqual(overlap === "queue" ? ["often fired due +1h job +1h"] : []);
    await one.ended();
    const records = await workspace.jobs.list();
    expect(records.map(({ status }) => status)).toEqual(Array<string>(jobs).fill("Completed"));
  });

  test("tells when a job cannot be created, and goes on", async () => {
    const workspace = await temporaryWorkspace();
    const code = temporaryFolder("mine");
    writeFileSync(join(code, "say.txt"), "");
    const say = component("say", "cat say.txt", { code });
    await workspace.schedules.createOrUpdate(schedule("true", { createJob: job(pipeline({ say: command(say) })) }));
    rmSync(join(workspace.name, "registry"), { recursive: true });
    expect(await runner(workspace).tick(first)).toEqual(["often failed due +0h diagnostics AZML503", "often waiting due +1h"]);
  });

  test("cancels its jobs when it is stopped", async () => {
    const workspace = await temporaryWorkspace();
    await workspace.schedules.createOrUpdate(schedule("sleep 600"));
    const abort = new AbortController();
    const one = runner(workspace, { signal: abort.signal });
    await one.tick(first);
    abort.abort();
    expect(await one.ended()).toEqual(["often job_ended job +0h status Canceled"]);
  });
});
