import type { CodeEntry } from "./entry.js";

/** AZML6xx: what stops a submission to Azure ML, and what the service says. */
export const azureCodes = {
  AZML601: {
    title: "Local path is missing",
    cause: "Code, data or a build context that would be uploaded is not on this machine. Nothing was sent.",
    cure: "Correct the path. In YAML it is relative to the file, in TypeScript to the module.",
  },
  AZML602: {
    title: "Nothing to upload",
    cause: "The code folder has no files, or an ignore file excludes them all.",
    cure: "Put the code there, or correct `.amlignore` or `.gitignore`.",
  },
  AZML603: {
    title: "No such version",
    cause: "A registered component, environment, data asset or model is named without a version or label, or nothing in the workspace has that label.",
    cure: "Name a version (`azureml:train:1`) or an existing label (`azureml:train@latest`).",
  },
} as const satisfies Record<`AZML6${string}`, CodeEntry>;
