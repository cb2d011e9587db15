import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { readJobBody } from "../../src/rest/read/read-job.js";
import { readJob } from "../../src/yaml/read-job.js";
import { writeJob } from "../../src/yaml/write-job.js";
import { writeStandaloneJob } from "../../src/yaml/write-standalone-job.js";
import { jobBody, plain } from "../rest/read/re-encode.js";
import { type FoundBody, goldenBodies, recordedBodies } from "../rest/read/shared-bodies.js";
import { goldenWorkspace, hasShared } from "../shared.js";

const folder = mkdtempSync(path.join(tmpdir(), "azml-shown-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What YAML says otherwise than a body, as it is seen in the body. */
function withoutYamlsWays(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    // A file says of itself that it is one.
    if (key === "_source") return undefined;
    // The machines of Spark nodes that use a component are written in lower case.
    return key === "instance_type" && typeof value === "string" ? value.toLowerCase() : value;
  });
}

/** What becomes of a job that is written as YAML and read again; undefined when azml does not read its body. */
async function outcome({ body }: FoundBody): Promise<string | undefined> {
  const { definition: job } = readJobBody(body, { workspace: goldenWorkspace });
  if (job === undefined) return undefined;
  const [written] = job.kind === "pipeline_job" ? writeJob(job, folder) : writeStandaloneJob(job, folder);
  const file = path.join(folder, "job.yml");
  writeFileSync(file, written?.text ?? "");
  const { job: read, diagnostics } = readJob(file);
  if (read === undefined) return diagnostics.map(({ message }) => message).join("; ");
  const [before, after] = [withoutYamlsWays(plain(await jobBody(job))), withoutYamlsWays(plain(await jobBody(read)))];
  if (isDeepStrictEqual(before, after)) return "same";
  const withoutDescriptions = JSON.parse(JSON.stringify(before)) as { properties: { outputs: Record<string, { description?: string }> } };
  for (const output of Object.values(withoutDescriptions.properties.outputs)) delete output.description;
  return isDeepStrictEqual(withoutDescriptions, after) ? "without the descriptions of outputs, which YAML has not" : "other";
}

describe.skipIf(!hasShared)("jobs of the workspace, written as YAML", () => {
  it("are the same when they are read again", async () => {
    const outcomes: Record<string, number> = {};
    for (const found of [...recordedBodies(), ...goldenBodies()]) {
      const what = found.kind === "jobs" ? await outcome(found) : undefined;
      if (what !== undefined) outcomes[what] = (outcomes[what] ?? 0) + 1;
    }
    expect(outcomes).toMatchInlineSnapshot(`
      {
        ""limits" needs "max_total_trials"": 1,
        "same": 761,
        "without the descriptions of outputs, which YAML has not": 3,
      }
    `);
  });
});
