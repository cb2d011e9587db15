import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { readPipelineJob } from "../../src/yaml/read-pipeline-job.js";
import { writeJob } from "../../src/yaml/write-job.js";
import { RecordingTarget } from "../conformance/recording-target.js";
import { sample1a } from "../conformance/sample-1a.js";
import { type Call, hasShared, jsonFiles, sharedFolder } from "../shared.js";
import { yamlJobs } from "./arbitrary-job.js";

const scratch = mkdtempSync(path.join(tmpdir(), "azml-write-"));
afterAll(() => rmSync(scratch, { recursive: true }));
for (const place of ["code/a.py", "code/sub/b.py", "data/x.csv"]) {
  mkdirSync(path.dirname(path.join(scratch, place)), { recursive: true });
  writeFileSync(path.join(scratch, place), place);
}

function writeAndRead(job: PipelineJob): PipelineJob {
  const folder = mkdtempSync(path.join(scratch, "job"));
  for (const file of writeJob(job, folder)) {
    mkdirSync(path.dirname(path.join(folder, file.path)), { recursive: true });
    writeFileSync(path.join(folder, file.path), file.text);
  }
  const { job: read, diagnostics } = readPipelineJob(path.join(folder, "pipeline.yml"));
  if (read === undefined)
    throw new Error(
      diagnostics.map((d) => `${d.code} ${d.path} ${d.message}`).join("\n") + readFileSync(path.join(folder, "pipeline.yml"), "utf8"),
    );
  return read;
}

async function sent(job: PipelineJob): Promise<string[]> {
  const target = new RecordingTarget();
  await submitJob(job, target, { name: "job", experimentName: "experiment" });
  return target.calls.map((call: Call) => JSON.stringify(sorted(call)).replace(/<GUID-\d+>/g, "<GUID>")).sort();
}

/** A Spark job written in line keeps the capitals of its machines' type; written as the use of a component it does not. Azure takes both. */
function machinesInLowerCase(calls: readonly string[]): string[] {
  return calls.map((call) => call.replace(/"Standard_E\d+S_V3"/g, (type) => type.toLowerCase()));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

describe("writeJob", () => {
  it("writes what reads back to the same requests", async () => {
    await fc.assert(
      fc.asyncProperty(yamlJobs(scratch), async (job) => {
        expect(await sent(writeAndRead(job))).toEqual(await sent(job));
      }),
      { numRuns: 150 },
    );
  });

  it("writes the same text when it is written again", () => {
    fc.assert(
      fc.property(yamlJobs(scratch), (job) => {
        const folder = path.join(scratch, "again");
        expect(writeJob(job, folder)).toEqual(writeJob(job, folder));
      }),
      { numRuns: 20 },
    );
  });

  it.skipIf(!hasShared)("writes every pipeline job of the corpus so that it reads back to the same requests", async () => {
    const passing = JSON.parse(readFileSync(new URL("../conformance/passing.json", import.meta.url), "utf8")) as string[];
    let counted = 0;
    for (const file of jsonFiles(path.join(sharedFolder, "goldens"))) {
      const { type, source, error } = JSON.parse(readFileSync(file, "utf8")) as { type?: string; source: string; error?: object };
      const name = path.relative(path.join(sharedFolder, "goldens"), file);
      if (type !== "PipelineJob" || error !== undefined || !passing.includes(name) || name.startsWith("dsl/")) continue;
      const { job } = readPipelineJob(path.join(sharedFolder, "corpus", source));
      if (job === undefined) continue;
      expect(machinesInLowerCase(await sent(writeAndRead(job))), name).toEqual(machinesInLowerCase(await sent(job)));
      counted++;
    }
    expect(counted).toBeGreaterThan(130);
  });

  it.skipIf(!hasShared)("writes sample 1a as this", () => {
    const folder = path.join(sharedFolder, "samples", "components", "1a");
    const files = writeJob(sample1a(folder), folder);
    expect(files.map((file) => `# ${file.path}\n${file.text}`).join("\n")).toMatchSnapshot();
  });
});
