import type { ListJobsOptions } from "../job-operations.js";
import type { JobRecord } from "../job-record.js";

/** What the service calls the views of a list. */
export const listViews = { active: "ActiveOnly", archived: "ArchivedOnly", all: "All" } as const;

/** Whether a job is among those that are asked for, as far as the service does not look at it itself. */
export function isAskedFor(job: JobRecord, { status, experimentName, tags = [] }: ListJobsOptions): boolean {
  return (
    (status === undefined || status.includes(job.status)) &&
    (experimentName === undefined || job.experimentName === experimentName) &&
    tags.every(({ key, value }) => (value === undefined ? key in job.tags : job.tags[key] === value))
  );
}
