import path from "node:path";
import { describe, expect, it } from "vitest";
import { submitJob } from "../../src/rest/submit/submit-job.js";
import { type Call, hasShared, readGolden, sharedFolder } from "../shared.js";
import { RecordingTarget } from "./recording-target.js";
import { sample1a } from "./sample-1a.js";

describe.skipIf(!hasShared)("sample 1a", () => {
  const golden = hasShared ? readGolden(path.join(sharedFolder, "samples", "goldens", "1a.json")) : {};

  it("sends what azure-ai-ml sends", async () => {
    const target = new RecordingTarget();
    await submitJob(sample1a(path.join(sharedFolder, "samples", "components", "1a")), target, {
      name: "<JOB-1>",
      experimentName: "Default",
    });
    const job = target.calls.pop();
    expect(job?.body).toEqual(golden.rest);
    expect({ call: job?.call, name: job?.name, headers: job?.headers }).toEqual(golden.request);
    expect(comparable(target.calls)).toEqual(comparable(golden.calls ?? []));
  });
});

/** The order among equals is free, and so are the names of new code assets. */
function comparable(calls: readonly Call[]): string[] {
  return calls.map((call) => JSON.stringify(sorted(call)).replace(/<GUID-\d+>/g, "<GUID>")).sort();
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
