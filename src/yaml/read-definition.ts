import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isError } from "../diagnostics/diagnostic.js";
import { type Defined, type Definition, submittedJob } from "../model/definition.js";
import { type Override, overrideText } from "../model/override.js";
import { pipelineOfStandalone } from "../model/pipeline-of-standalone.js";
import { fileKind } from "./file-kind.js";
import { readComponent } from "./read-component.js";
import { readData } from "./read-data.js";
import { readEnvironment } from "./read-environment.js";
import { readJob } from "./read-job.js";
import { readModel } from "./read-model.js";
import { readSchedule } from "./read-schedule.js";

export interface ReadDefinitionResult {
  /** Absent when something is wrong with the file; `diagnostics` then has an error. */
  readonly defined?: Defined;
  /** Errors first; warnings of what Azure ML ignores or does not know. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads whatever an Azure ML YAML file defines: a job of any type, a schedule, a component, an environment, a data asset or a model.
 *
 * `overrides` stand in for what the file says of a job: `--set` of the command line.
 *
 * @example
 * const { defined, diagnostics } = readDefinition("./nightly.yml");
 */
export function readDefinition(file: string, overrides: readonly Override[] = []): ReadDefinitionResult {
  const kind = fileKind(file);
  const [override] = overrides;
  if (override && kind !== "pipeline" && kind !== "job") {
    const message = `${overrideText(override)}: only keys of jobs can be set, and ${path.basename(file)} is no job (${kind})`;
    return { diagnostics: [{ code: "AZML713", severity: "error", message }] };
  }
  switch (kind) {
    case "pipeline":
    case "job":
      return readJobDefinition(file, overrides);
    case "schedule": {
      const { schedule, diagnostics } = readSchedule(file);
      return result(schedule, diagnostics);
    }
    case "data": {
      const { data, diagnostics } = readData(file);
      return result(data, diagnostics);
    }
    case "model": {
      const { model, diagnostics } = readModel(file);
      return result(model, diagnostics);
    }
    case "environment": {
      const { environment, diagnostics } = readEnvironment(file);
      return result(environment, diagnostics);
    }
    case "component": {
      const { component, diagnostics } = readComponent(file);
      return result(component, diagnostics);
    }
  }
}

/** The same for a file that has to be a job: anything else is reported. */
export function readJobDefinition(file: string, overrides: readonly Override[] = []): ReadDefinitionResult {
  const { job, diagnostics } = readJob(file, overrides);
  return result(job, diagnostics);
}

function result(definition: Definition | undefined, diagnostics: readonly Diagnostic[]): ReadDefinitionResult {
  if (definition === undefined || diagnostics.some(isError)) return { diagnostics };
  const sent = submittedJob(definition);
  if (sent === undefined) return { defined: { definition }, diagnostics };
  return { defined: { definition, job: sent.kind === "pipeline_job" ? sent : pipelineOfStandalone(sent) }, diagnostics };
}
