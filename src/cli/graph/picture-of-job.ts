import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { pipelineOfStandalone } from "../../model/pipeline-of-standalone.js";
import { graphOfJob } from "../../picture/graph-of-job.js";
import type { JobGraph } from "../../picture/job-graph.js";
import { withRuns } from "../../picture/with-runs.js";
import type { JobRecord } from "../../workspace/job-record.js";
import type { Workspace } from "../../workspace/workspace.js";

interface PictureOfJob {
  readonly graph: JobGraph;
  readonly warnings: readonly Diagnostic[];
}

/** A job with its rounds and trials. Where the workspace does not know what it was made of, its nodes alone, and a warning. */
export async function pictureOfJob({ jobs }: Workspace, { name, nodes }: JobRecord): Promise<PictureOfJob> {
  try {
    const found = await jobs.definition(name);
    if (!found) return { graph: withRuns({ nodes: [], edges: [] }, nodes), warnings: [] };
    const { job } = found;
    const graph = graphOfJob(job.kind === "pipeline_job" ? job : pipelineOfStandalone(job));
    // Secrets are left out of every picture.
    return { graph: withRuns(graph, nodes), warnings: found.warnings.filter(({ code }) => code !== "AZML594") };
  } catch (error) {
    if (!(error instanceof AzmlError)) throw error;
    const hint = "the picture has its nodes, without what goes from one to another";
    return {
      graph: withRuns({ nodes: [], edges: [] }, nodes),
      warnings: error.diagnostics.map((one) => ({ ...one, severity: "warning", hint })),
    };
  }
}
