import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readComponentBody } from "../../src/rest/read/read-component.js";
import { readDataBody } from "../../src/rest/read/read-data.js";
import { readEnvironmentBody } from "../../src/rest/read/read-environment.js";
import { readJobBody } from "../../src/rest/read/read-job.js";
import { readModelBody } from "../../src/rest/read/read-model.js";
import { readScheduleBody } from "../../src/rest/read/read-schedule.js";
import type { BodyContext, ReadResult } from "../../src/rest/read/result.js";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { submitStandaloneJob } from "../../src/rest/submit/submit-standalone-job.js";
import { RecordingTarget } from "../conformance/recording-target.js";
import { goldenWorkspace } from "../shared.js";
import { yamlJobs } from "./generators/arbitrary-job.js";
import { dataAssets, environments, modelAssets } from "./arbitrary/assets.js";
import { components } from "./arbitrary/components.js";
import { schedules } from "./arbitrary/schedules.js";
import { standaloneJobs } from "./arbitrary/standalone.js";
import { componentBodyOf, dataBodyOf, environmentBodyOf, jobBody, modelBodyOf, plain, reEncode, scheduleBodyOf } from "./read/re-encode.js";
import type { FoundBody, Kind } from "./read/shared-bodies.js";
import { inTheWorkspace, said, withoutWords } from "./what-a-body-says.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-read-"));
afterAll(() => rmSync(scratch, { recursive: true }));
for (const place of ["code/a.py", "code/sub/b.py", "data/x.csv"]) {
  mkdirSync(path.dirname(path.join(scratch, place)), { recursive: true });
  writeFileSync(path.join(scratch, place), place);
}

const names = { name: "job", experimentName: "experiment" };

/** Every body of a submission is read, without a word, and printed again as it is. */
async function expectReadable(target: RecordingTarget): Promise<void> {
  const collections: Readonly<Record<string, Kind>> = {
    "PUT job": "jobs",
    "PUT component": "components",
    "PUT environment": "environments",
  };
  for (const { call, name, version, body } of target.calls) {
    const kind = collections[call];
    if (kind === undefined) continue;
    const found: FoundBody = { kind, place: call, name: name ?? "", version: version ?? "", body: plain(body) };
    const again = await reEncode(found);
    expect(again.diagnostics).toEqual([]);
    expect(again.body).toEqual(found.body);
  }
}

describe("what is sent, read and printed again", () => {
  it("is the same for pipeline jobs and all that they are made of", async () => {
    await fc.assert(
      fc.asyncProperty(yamlJobs(scratch), async (job) => {
        const target = new RecordingTarget();
        await submitJob(job, target, names);
        await expectReadable(target);
      }),
      { numRuns: 100 },
    );
  });

  it("is the same for jobs of one step", async () => {
    await fc.assert(
      fc.asyncProperty(standaloneJobs(scratch), async (job) => {
        const target = new RecordingTarget();
        await submitStandaloneJob({ ...job, ...("command" in job ? { command: "echo" } : {}) }, target, names);
        await expectReadable(target);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what is in the workspace, printed, read, and printed again", () => {
  const context = { workspace: goldenWorkspace };

  /** The body is the same again, and so is what was read, but for what a body does not say. */
  async function expectSame<T>(
    model: T,
    print: (model: T) => unknown,
    read: (body: unknown, context: BodyContext) => ReadResult<T>,
    address: BodyContext = {},
  ): Promise<void> {
    const body = plain(await print(model));
    const { definition, diagnostics } = read(body, { ...context, ...address });
    expect(diagnostics).toEqual([]);
    expect(said(definition)).toEqual(said(model));
    expect(plain(await print(definition as T))).toEqual(body);
  }

  it("is the same for jobs", async () => {
    const jobs = fc.oneof(yamlJobs(scratch), standaloneJobs(scratch)).map(inTheWorkspace);
    await fc.assert(
      fc.asyncProperty(jobs, (job) => expectSame(job, jobBody, readJobBody)),
      { numRuns: 100 },
    );
  });

  it("is the same for components", async () => {
    await fc.assert(
      fc.asyncProperty(components(scratch).map(inTheWorkspace).map(withoutWords), fc.boolean(), (component, anonymous) =>
        expectSame(component, (given) => componentBodyOf(given, anonymous), readComponentBody),
      ),
      { numRuns: 100 },
    );
  });

  it("is the same for schedules", async () => {
    await fc.assert(
      fc.asyncProperty(schedules(scratch).map(inTheWorkspace), (schedule) =>
        expectSame(schedule, scheduleBodyOf, readScheduleBody, { name: schedule.name }),
      ),
      { numRuns: 100 },
    );
  });

  it("is the same for environments, data and models", async () => {
    await fc.assert(
      fc.asyncProperty(environments, dataAssets, modelAssets, async (environment, data, model) => {
        await expectSame(environment, environmentBodyOf, readEnvironmentBody, { name: "e", version: "3" });
        await expectSame(data, dataBodyOf, readDataBody, { name: data.name, version: "3" });
        await expectSame(model, modelBodyOf, readModelBody, { name: model.name, version: "3" });
      }),
      { numRuns: 100 },
    );
  });
});
