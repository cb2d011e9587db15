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
} as const;
