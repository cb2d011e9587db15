import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { WrittenNumber } from "../../src/model/written-number.js";
import { readComponent } from "../../src/yaml/read-component.js";
import { readData } from "../../src/yaml/read-data.js";
import { readEnvironment } from "../../src/yaml/read-environment.js";
import { readJob } from "../../src/yaml/read-job.js";
import { readModel } from "../../src/yaml/read-model.js";
import { readSchedule } from "../../src/yaml/read-schedule.js";
import { writeComponent } from "../../src/yaml/write-component.js";
import { writeData } from "../../src/yaml/write-data.js";
import { writeEnvironment } from "../../src/yaml/write-environment.js";
import { writeJob } from "../../src/yaml/write-job.js";
import { writeModel } from "../../src/yaml/write-model.js";
import { writeSchedule } from "../../src/yaml/write-schedule.js";
import { writeStandaloneJob } from "../../src/yaml/write-standalone-job.js";
import type { WrittenFile } from "../../src/yaml/write/component-files.js";
import { pipelineComponent, yamlJobs } from "./arbitrary-job.js";
import { dataAsset, modelAsset } from "./arbitrary/assets.js";
import { automlJob } from "./arbitrary/automl.js";
import { commandComponent, commandJob } from "./arbitrary/command.js";
import { dataTransferComponent } from "./arbitrary/data-transfer.js";
import { inlineEnvironment } from "./arbitrary/environment.js";
import { optional } from "./arbitrary/fields.js";
import { parallelComponent } from "./arbitrary/parallel.js";
import { text } from "./arbitrary/parts.js";
import { schedule } from "./arbitrary/schedule.js";
import { sparkComponent, sparkJob } from "./arbitrary/spark.js";
import { sweepJob } from "./arbitrary/sweep.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-round-trip-"));
beforeAll(() => {
  for (const place of ["code/a.py", "code/sub/b.py", "data/x.csv"]) {
    mkdirSync(path.dirname(path.join(scratch, place)), { recursive: true });
    writeFileSync(path.join(scratch, place), place);
  }
});
afterAll(() => rmSync(scratch, { recursive: true }));

interface Read {
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes a thing to a new folder, and reads it from there. */
function roundTrip<T, R extends Read, K extends keyof R>(
  thing: T,
  write: (thing: T, folder: string) => WrittenFile[],
  read: (file: string) => R,
  what: K,
): R[K] {
  const folder = mkdtempSync(path.join(scratch, "out"));
  const files = write(thing, folder);
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file.path)), { recursive: true });
    writeFileSync(path.join(folder, file.path), file.text);
  }
  const first = path.join(folder, files[0]?.path ?? "");
  const result = read(first);
  if (result[what] === undefined) throw new Error(`${JSON.stringify(result.diagnostics)}\n${readFileSync(first, "utf8")}`);
  rmSync(folder, { recursive: true });
  return result[what];
}

/** Without what tells where a thing stands and how its path was written, and without fields that are absent. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key, item]) => key !== "location" && key !== "written" && item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, bare(item)]));
}

/** The same, but for the ports that a job has by the values it gives. */
function bareJob(job: unknown): unknown {
  const { component, ...rest } = bare(job) as { readonly component: object; readonly runs?: { readonly kind: string } };
  if (rest.runs?.kind === "own") return { component, ...rest };
  return { jobs: (component as { readonly jobs: object }).jobs, ...rest };
}

function bareSchedule(found: unknown): unknown {
  const { createJob, ...rest } = bare(found) as { readonly createJob: { readonly kind: string; readonly changes?: object } };
  const job = createJob.kind === "pipeline_job" ? bareJob(createJob) : createJob;
  return { ...rest, createJob: createJob.changes === undefined ? job : { ...createJob, changes: bareJob(createJob.changes) } };
}

const runs = { numRuns: 100 };

describe("written as YAML and read again, the same are", () => {
  it("data", () => {
    fc.assert(
      fc.property(dataAsset(scratch), (data) => {
        expect(bare(roundTrip(data, writeData, readData, "data"))).toEqual(bare(data));
      }),
      runs,
    );
  });

  it("models", () => {
    fc.assert(
      fc.property(modelAsset(scratch), (model) => {
        expect(bare(roundTrip(model, writeModel, readModel, "model"))).toEqual(bare(model));
      }),
      runs,
    );
  });

  it("environments", () => {
    fc.assert(
      fc.property(inlineEnvironment(scratch, optional(text)), (environment) => {
        const read = roundTrip(environment, writeEnvironment, readEnvironment, "environment");
        expect(bare(read)).toEqual(bare(environment));
        // A hash of the packages counts a list that stands in two places as one.
        expect(sharing(read?.conda)).toEqual(sharing(environment.conda));
      }),
      runs,
    );
  });

  it.each([
    ["command", commandComponent(scratch, "file")],
    ["data transfer", dataTransferComponent],
    ["parallel", parallelComponent(scratch, "file")],
    ["pipeline", pipelineComponent(scratch, 1, "file")],
    ["spark", sparkComponent(scratch, "file")],
  ] as const)("%s components", (_, components) => {
    fc.assert(
      fc.property(components as fc.Arbitrary<Parameters<typeof writeComponent>[0]>, (component) => {
        expect(bare(roundTrip(component, writeComponent, readComponent, "component"))).toEqual(bare(component));
      }),
      runs,
    );
  });

  it.each([
    ["AutoML", automlJob(scratch)],
    ["command", commandJob(scratch)],
    ["Spark", sparkJob(scratch)],
    ["sweep", sweepJob(scratch)],
  ] as const)("%s jobs", (_, jobs) => {
    fc.assert(
      fc.property(jobs as fc.Arbitrary<Parameters<typeof writeStandaloneJob>[0]>, (job) => {
        expect(bare(roundTrip(job, writeStandaloneJob, readJob, "job"))).toEqual(bare(job));
      }),
      runs,
    );
  });

  it("pipeline jobs", () => {
    fc.assert(
      fc.property(yamlJobs(scratch), (job) => {
        expect(bareJob(roundTrip(job, writeJob, readJob, "job"))).toEqual(bareJob(job));
      }),
      runs,
    );
  });

  it("jobs that name an output of their component and say no more of it", () => {
    const component = fc.sample(pipelineComponent(scratch, 0, "node"), { numRuns: 1, seed: 1 })[0];
    if (component === undefined) throw new Error("no component");
    const job = {
      kind: "pipeline_job",
      settings: {},
      source: "YAML.JOB",
      component: { ...component, outputs: { model: { kind: "uri_file" } } },
      runs: { kind: "own" },
      inputs: {},
      outputs: { model: {} },
    } as const;
    expect(bareJob(roundTrip(job, writeJob, readJob, "job"))).toEqual(bareJob(job));
  });

  it("schedules", () => {
    fc.assert(
      fc.property(schedule(scratch), (found) => {
        expect(bareSchedule(roundTrip(found, writeSchedule, readSchedule, "schedule"))).toEqual(bareSchedule(found));
      }),
      runs,
    );
  });
});

/** For each list or map of a value, where it stood first. */
function sharing(value: unknown, seen = new Map<object, number>()): readonly number[] {
  if (typeof value !== "object" || value === null || value instanceof WrittenNumber) return [];
  const known = seen.get(value);
  if (known !== undefined) return [known];
  seen.set(value, seen.size);
  return Object.entries(value).flatMap(([, item]) => sharing(item, seen));
}
