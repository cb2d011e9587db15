import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readComponentBody } from "../../src/rest/read/read-component.js";
import { readDataBody } from "../../src/rest/read/read-data.js";
import { readEnvironmentBody } from "../../src/rest/read/read-environment.js";
import { readJobBody } from "../../src/rest/read/read-job.js";
import { readModelBody } from "../../src/rest/read/read-model.js";
import { readScheduleBody } from "../../src/rest/read/read-schedule.js";
import type { BodyContext, ReadResult } from "../../src/rest/read/result.js";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { submitStandaloneJob } from "../../src/rest/submit/submit-standalone-job.js";
import { compact } from "../../src/util/compact.js";
import { RecordingTarget } from "../conformance/recording-target.js";
import { goldenWorkspace } from "../shared.js";
import { yamlJobs } from "../yaml/arbitrary-job.js";
import { dataAsset, modelAsset } from "../yaml/arbitrary/assets.js";
import { inlineEnvironment } from "../yaml/arbitrary/environment.js";
import { optional } from "../yaml/arbitrary/fields.js";
import { text } from "../yaml/arbitrary/parts.js";
import { schedule } from "../yaml/arbitrary/schedule.js";
import { components, standaloneJobs } from "./arbitrary.js";
import { componentBodyOf, dataBodyOf, environmentBodyOf, jobBody, modelBodyOf, plain, reEncode, scheduleBodyOf } from "./read/re-encode.js";
import type { Body, FoundBody, Kind } from "./read/shared-bodies.js";
import { inTheWorkspace, said, withoutWords } from "./what-a-body-says.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-read-"));
afterAll(() => rmSync(scratch, { recursive: true }));
for (const place of ["code/a.py", "code/sub/b.py", "data/x.csv"]) {
  mkdirSync(path.dirname(path.join(scratch, place)), { recursive: true });
  writeFileSync(path.join(scratch, place), place);
}

const runs = { numRuns: 100 };
const names = { name: "job", experimentName: "experiment" };

/** Of keys that Azure ML does not know the reader tells that it keeps them. */
function surprises(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code, path, notes }) => !(code === "AZML618" && /\.own_[a-z]+$/.test(path ?? "") && notes?.includes(kept)));
}
const kept = "it is kept as it is";

/** A key that Azure ML does not know and that has no value says nothing. */
function withoutNulls(body: Body): Body {
  if (typeof body !== "object" || body === null) return body;
  if (Array.isArray(body)) return body.map(withoutNulls);
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, item]) => (item === null && key.startsWith("own_") ? [] : [[key, withoutNulls(item)]])),
  );
}

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
    expect(surprises(again.diagnostics)).toEqual([]);
    expect(withoutNulls(again.body)).toEqual(withoutNulls(found.body));
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
      runs,
    );
  });

  it("is the same for jobs of one step", async () => {
    await fc.assert(
      fc.asyncProperty(standaloneJobs(scratch), async (job) => {
        const target = new RecordingTarget();
        await submitStandaloneJob({ ...job, ...("command" in job ? { command: "echo" } : {}) }, target, names);
        await expectReadable(target);
      }),
      runs,
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
    address: { readonly name?: string | undefined; readonly version?: string | undefined } = {},
  ): Promise<void> {
    const body = plain(await print(model));
    const { definition, diagnostics } = read(body, { ...context, ...compact({ name: address.name, version: address.version }) });
    expect(surprises(diagnostics)).toEqual([]);
    expect(said(definition)).toEqual(said(model));
    expect(plain(await print(definition as T))).toEqual(body);
  }

  it("is the same for jobs", async () => {
    const jobs = fc.oneof(yamlJobs(scratch), standaloneJobs(scratch)).map(inTheWorkspace);
    await fc.assert(
      fc.asyncProperty(jobs, (job) => expectSame(job, jobBody, readJobBody, { name: job.name })),
      runs,
    );
  });

  it("is the same for components", async () => {
    await fc.assert(
      fc.asyncProperty(components(scratch).map(inTheWorkspace).map(withoutWords), fc.boolean(), (component, anonymous) =>
        expectSame(component, (given) => componentBodyOf(given, anonymous), readComponentBody),
      ),
      runs,
    );
  });

  it("is the same for schedules", async () => {
    await fc.assert(
      fc.asyncProperty(schedule(scratch).map(inTheWorkspace), (found) =>
        expectSame(found, scheduleBodyOf, readScheduleBody, { name: found.name }),
      ),
      runs,
    );
  });

  it("is the same for environments", async () => {
    await fc.assert(
      fc.asyncProperty(inlineEnvironment(scratch, optional(text)).map(inTheWorkspace), (environment) =>
        expectSame(environment, environmentBodyOf, readEnvironmentBody, environment),
      ),
      runs,
    );
  });

  it("is the same for data", async () => {
    await fc.assert(
      fc.asyncProperty(dataAsset(scratch).map(inTheWorkspace), (data) => expectSame(data, dataBodyOf, readDataBody, data)),
      runs,
    );
  });

  it("is the same for models", async () => {
    await fc.assert(
      fc.asyncProperty(modelAsset(scratch).map(inTheWorkspace), (model) => expectSame(model, modelBodyOf, readModelBody, model)),
      runs,
    );
  });
});
