/** The api-versions that azure-ai-ml 1.35 speaks: those that know the bodies we send. */
export const apiVersions = {
  workspace: "2024-10-01-preview",
  datastores: "2024-10-01-preview",
  codes: "2023-04-01",
  environments: "2023-04-01-preview",
  components: "2024-01-01-preview",
  data: "2023-04-01-preview",
  models: "2023-08-01-preview",
  jobs: "2024-01-01-preview",
  schedules: "2023-06-01-preview",
} as const;

/** The api-version that a job of this type (`jobType`) is created with. */
export function jobApiVersion(jobType: string): string {
  if (jobType === "Command") return "2025-01-01-preview";
  return jobType === "Spark" ? "2023-04-01-preview" : apiVersions.jobs;
}
