import type { JobRecord } from "../../../workspace/job-record.js";

/** What lies in an export, in a few lines. */
export function readme({ name, displayName, status, createdAt, origin }: JobRecord, outputs: boolean): string {
  const of =
    origin === undefined ? "" : "file" in origin ? `, of ${origin.file}` : "schedule" in origin ? `, of schedule ${origin.schedule}` : "";
  return `Job ${name} (${displayName}): ${status}, created ${createdAt}${of === undefined ? "" : `, of ${of}`}.
Exported by azml (azml job export). Nothing here needs azml to be read.

job.json                    the job and its nodes: statuses, times, parameters, newest metrics, and where in this folder their files are
events.jsonl                everything that happened, one JSON object a line; times in milliseconds since 1970
metrics.csv                 every value of every metric
params.csv                  the parameters of the nodes
code/<number>               the code that nodes ran with, as "code" in job.json says
nodes/<node>/std_log.txt    what a node printed
nodes/<node>/outputs        ${outputs ? "what it put out" : "left out of this export (--without-outputs)"}
nodes/<node>/artifacts      files that it kept
`;
}
