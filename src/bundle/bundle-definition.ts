import type { Code } from "../model/code.js";
import { withPackages } from "../model/body-command.js";
import type { Definition } from "../model/definition.js";
import type { Bundling } from "./bundle-job.js";

/** What is sent once the TypeScript bodies of its job are files. */
export function bundleDefinition(definition: Definition, { job, components }: Bundling): Definition {
  const codes = new Map([...components].map(([before, after]) => [before.code, after.code]));
  const withCode = <T extends { readonly code?: Code; readonly command: string }>(owner: T): T => {
    const code = owner.code && codes.get(owner.code);
    if (code === undefined) return owner;
    const hasPackages = code.kind === "local" && code.packages !== undefined;
    return { ...owner, code, ...(hasPackages && { command: withPackages(owner.command) }) };
  };
  switch (definition.kind) {
    case "pipeline_job":
      return job;
    case "command_job":
      return withCode(definition);
    case "sweep_job":
      return { ...definition, trial: withCode(definition.trial) };
    case "schedule": {
      const { createJob } = definition;
      if (createJob.kind === "pipeline_job") return { ...definition, createJob: job };
      return createJob.kind === "command_job" ? { ...definition, createJob: withCode(createJob) } : definition;
    }
    default:
      return definition;
  }
}
