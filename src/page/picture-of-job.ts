import { AzmlError } from "../diagnostics/azml-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { pipelineOfStandalone } from "../model/pipeline-of-standalone.js";
import { graphOfJob } from "../picture/graph-of-job.js";
import type { JobGraph } from "../picture/job-graph.js";
import type { JobRecord, NodeRecord } from "../workspace/job-record.js";
import type { Workspace } from "../workspace/workspace.js";

interface PictureOfJob {
  /** What the job was made of, without its rounds and trials: `withRuns` puts them in. Empty where nobody knows. */
  readonly graph: JobGraph;
  readonly warnings: readonly Diagnostic[];
}

const nothing: JobGraph = { nodes: [], edges: [] };

/** What a job was made of as a picture. Where the workspace does not know it, nothing, and a warning. */
export async function pictureOfJob({ jobs }: Workspace, { name, nodes }: JobRecord): Promise<PictureOfJob> {
  try {
    const found = await jobs.definition(name);
    if (!found) return { graph: nothing, warnings: [] };
    const { job } = found;
    const graph = graphOfJob(job.kind === "pipeline_job" ? job : oneStep(pipelineOfStandalone(job), nodes));
    // Secrets are left out of every picture.
    return { graph, warnings: found.warnings.filter(({ code }) => code !== "AZML594") };
  } catch (error) {
    if (!(error instanceof AzmlError)) throw error;
    const hint = "the picture has its nodes, without what goes from one to another";
    return {
      graph: nothing,
      warnings: error.diagnostics.map((one) => ({ ...one, severity: "warning", hint })),
    };
  }
}

/** The only step goes by the name that it had when it ran. */
function oneStep(job: PipelineJob, nodes: readonly NodeRecord[]): PipelineJob {
  const [ran, ...others] = nodes.filter(({ path, kind }) => !path.includes("/") && kind !== "run");
  const [step] = Object.values(job.component.jobs);
  if (ran === undefined || others.length > 0 || step === undefined) return job;
  return { ...job, component: { ...job.component, jobs: { [ran.path]: { ...step, name: ran.path } } } };
}
