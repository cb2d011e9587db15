import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { submitSchedule } from "../../src/rest/submit/submit-schedule.js";
import { submitStandaloneJob } from "../../src/rest/submit/submit-standalone-job.js";
import { readJob } from "../../src/yaml/read-job.js";
import { readSchedule } from "../../src/yaml/read-schedule.js";
import type { WrittenFile } from "../../src/yaml/write/component-files.js";
import { writeSchedule } from "../../src/yaml/write-schedule.js";
import { writeStandaloneJob } from "../../src/yaml/write-standalone-job.js";
import { RecordingTarget } from "../conformance/recording-target.js";

const probes = fileURLToPath(new URL("../conformance/probes", import.meta.url));

function write(files: readonly WrittenFile[], folder: string): void {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file.path)), { recursive: true });
    writeFileSync(path.join(folder, file.path), file.text);
  }
}

function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "azml-write-"));
}

describe("jobs of one step, written and read again", () => {
  it.each(["automl-forecasting-job", "automl-image-job", "automl-text-job", "command-job", "local-command-job", "spark-job", "sweep-job"])(
    "%s sends the same",
    async (probe) => {
      const read = (file: string) => {
        const { job, diagnostics } = readJob(file);
        if (job === undefined || job.kind === "pipeline_job") throw new Error(JSON.stringify(diagnostics));
        return job;
      };
      const sent = async (job: ReturnType<typeof read>) => {
        const target = new RecordingTarget();
        await submitStandaloneJob(job, target, { name: "job", experimentName: "experiment" });
        return target.calls;
      };
      const job = read(path.join(probes, `${probe}.yml`));
      const folder = newFolder();
      write(writeStandaloneJob(job, folder), folder);
      expect(await sent(read(path.join(folder, "job.yml")))).toEqual(await sent(job));
    },
  );
});

describe("schedules, written and read again", () => {
  it.each(["schedule-existing-job", "schedule-job-file"])("%s sends the same", async (probe) => {
    const read = (file: string) => {
      const { schedule, diagnostics } = readSchedule(file);
      if (schedule === undefined) throw new Error(JSON.stringify(diagnostics));
      return schedule;
    };
    const sent = async (schedule: ReturnType<typeof read>) => {
      const target = new RecordingTarget();
      await submitSchedule(schedule, target);
      return target.calls;
    };
    const schedule = read(path.join(probes, `${probe}.yml`));
    const folder = newFolder();
    write(writeSchedule(schedule, folder), folder);
    expect(await sent(read(path.join(folder, "schedule.yml")))).toEqual(await sent(schedule));
  });
});
