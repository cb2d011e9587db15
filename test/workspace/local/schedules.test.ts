import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Schedule } from "../../../src/model/schedule.js";
import { firedName } from "../../../src/workspace/local/schedules/fired-job.js";
import { command, component, job, pipeline } from "../../engine/support/job-builder.js";
import { temporaryFolder, temporaryWorkspace } from "../../engine/support/temporary-workspace.js";

const trigger = { type: "cron", expression: "15 2 * * *", startTime: "2020-01-01 00:00:00" } as const;

function nightly(more: Partial<Schedule> = {}): Schedule {
  const createJob = job(pipeline({ say: command(component("say", "echo hello")) }), {}, { displayName: "Says hello" });
  return { kind: "schedule", name: "nightly", trigger, createJob, ...more };
}

async function problems(doing: Promise<unknown>): Promise<string[]> {
  const error: unknown = await doing.catch((thrown: unknown) => thrown);
  if (!(error instanceof AzmlError)) throw new Error(`no diagnostic, but ${String(error)}`);
  return error.diagnostics.map(({ code, message, hint }) => `${code} ${message}${hint ? ` (${hint})` : ""}`);
}

describe("schedules of the local workspace", () => {
  test("are created, listed, disabled, replaced as disabled, enabled and deleted", async () => {
    const { schedules } = await temporaryWorkspace();
    const created = await schedules.createOrUpdate(nightly({ description: "at night", tags: { team: "a" } }));
    expect(created).toMatchObject({
      name: "nightly",
      enabled: true,
      trigger: "cron 15 2 * * *, UTC",
      job: "Says hello",
      tags: { team: "a" },
    });
    expect(created.nextAt).toMatch(/T02:15:00.000Z$/);
    await schedules.createOrUpdate(nightly({ name: "other" }));
    expect((await schedules.list()).map(({ name }) => name).sort()).toEqual(["nightly", "other"]);
    expect(await schedules.disable("nightly")).toMatchObject({ enabled: false });
    expect((await schedules.list()).map(({ name }) => name)).toEqual(["other"]);
    expect((await schedules.list({ view: "disabled" })).map(({ name }) => name)).toEqual(["nightly"]);
    const replaced = await schedules.createOrUpdate(nightly({ trigger: { ...trigger, expression: "0 8 * * 1" } }));
    expect(replaced).toMatchObject({ enabled: false, trigger: "cron 0 8 * * 1, UTC", createdAt: created.createdAt });
    expect(replaced.nextAt).toBeUndefined();
    expect(await schedules.enable("nightly")).toMatchObject({ enabled: true });
    expect(await problems(schedules.delete("nightly"))).toEqual([
      "AZML599 schedule nightly is enabled, and cannot be deleted (first azml schedule disable nightly)",
    ]);
    await schedules.disable("nightly");
    await schedules.delete("nightly");
    expect(await schedules.get("nightly")).toBeUndefined();
    expect(await schedules.definition("nightly")).toBeUndefined();
  });

  test("keep the files of their job as they were", async () => {
    const { schedules, jobs } = await temporaryWorkspace();
    const code = temporaryFolder("mine");
    mkdirSync(join(code, "lib"));
    writeFileSync(join(code, "say.txt"), "as it was\n");
    const say = component("say", "cat say.txt > ${{outputs.said}}/said.txt", { code, outputs: { said: { kind: "uri_folder" } } });
    await schedules.createOrUpdate(nightly({ createJob: job(pipeline({ say: command(say) })) }));
    rmSync(code, { recursive: true });
    const due = Date.parse("2030-01-02T02:15:00Z");
    const run = await jobs.create(schedules.jobFor(schedules.require("nightly"), due));
    const record = await run.wait();
    expect(record).toMatchObject({ name: "nightly-20300102T021500Z", displayName: "test", status: "Completed" });
    expect(record.experimentName).toBe("nightly");
  });

  test("give their jobs the time that they were due at", async () => {
    const { schedules } = await temporaryWorkspace();
    const inputs = { at: { kind: "string" } } as const;
    const createJob = job(pipeline({}, { inputs }), { at: { kind: "literal", value: "until ${{creation_context.trigger_time}}" } });
    await schedules.createOrUpdate(nightly({ createJob }));
    const fired = schedules.jobFor(schedules.require("nightly"), Date.parse("2030-01-02T02:15:00Z"));
    expect(fired.inputs).toEqual({ at: { kind: "literal", value: "until 2030-01-02T02:15:00Z" } });
  });

  test("have jobs with names that are names, however long theirs is", () => {
    expect(firedName("n".repeat(255), 0)).toMatch(/^n{238}-19700101T000000Z$/);
  });

  test("are refused when they cannot run, and nothing is kept then", async () => {
    const { schedules } = await temporaryWorkspace();
    const lost = component("say", "cat say.txt", { code: "/nowhere/at/all" });
    expect([
      await problems(schedules.createOrUpdate(nightly({ name: "no name" }))),
      await problems(schedules.createOrUpdate(nightly({ trigger: { ...trigger, expression: "15 26 * * *", timeZone: "Europe/Berlin" } }))),
      await problems(schedules.createOrUpdate(nightly({ createJob: { kind: "existing_job", id: "azureml:brave_lion" } }))),
      await problems(schedules.createOrUpdate(nightly({ createJob: job(pipeline({ say: command(lost) })) }))),
      await problems(schedules.enable("nightli")),
    ]).toMatchSnapshot();
    expect(await schedules.list({ view: "all" })).toEqual([]);
  });
});
