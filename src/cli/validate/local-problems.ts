import { join } from "node:path";
import { type Diagnostic, isError } from "../../diagnostics/diagnostic.js";
import { planJob } from "../../engine/plan/plan-job.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { machineProblems } from "../../workspace/local/machine-problems.js";
import { lookUpRegistry } from "../../workspace/local/registry/look-up-registry.js";

/** What is not on this machine, and may be by the time the job runs: assets that are not registered or not downloaded. */
const ofThisMachine: ReadonlySet<string> = new Set(["AZML505", "AZML506", "AZML507"]);

/** What a submission is refused for, too: code that cannot be taken along. */
const everywhere: ReadonlySet<string> = new Set(["AZML588"]);

const note = "it is so for runs on this machine; --target azure checks for Azure ML instead";

/** What `azml run` would refuse a job for, found as it finds it. `folder` is the local workspace's; nothing is made there. */
export async function localProblems(job: PipelineJob, folder: string): Promise<readonly Diagnostic[]> {
  const registry = lookUpRegistry(folder);
  try {
    const { plan, errors } = planJob(job, { jobName: job.name ?? "job", datastores: join(folder, "datastores"), registry });
    return [...errors, ...(await machineProblems(plan))].map((found) => {
      if (!isError(found)) return found;
      if (ofThisMachine.has(found.code)) return { ...found, severity: "warning" };
      return everywhere.has(found.code) ? found : { ...found, notes: [...(found.notes ?? []), note] };
    });
  } finally {
    registry.close();
  }
}
