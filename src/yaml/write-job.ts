import path from "node:path";
import type { PipelineComponent } from "../model/pipeline.js";
import type { PipelineJob, PipelineSettings } from "../model/pipeline-job.js";
import type { OutputSetting } from "../model/value.js";
import { ComponentFiles, type WrittenFile } from "./write/component-files.js";
import { writeCompute, writeIdentity, writeServices } from "./write/part/run-settings.js";
import { mapEntries, nonEmpty, writeInputValue, writeOutputSetting } from "./write/values.js";
import { yamlText, type Writable, type WritableMap } from "./write/yaml-text.js";

/**
 * A job as Azure ML YAML: `pipeline.yml`, and `components/<name>.yml` for each component that it uses. Nothing is written to disk.
 *
 * Reading it again gives the same requests. Local paths become relative to `folder`, where the files are meant to go. Components that were
 * written in line stay in line; with `inOneFile` all do, and what is read again has no names for them. Keys have a fixed order; there are no comments.
 *
 * @example
 * for (const { path: file, text } of writeJob(job, "./out")) await writeFile(path.join("./out", file), text);
 */
export function writeJob(job: PipelineJob, folder: string, { inOneFile = false } = {}): WrittenFile[] {
  const place = path.resolve(folder);
  const components = new ComponentFiles(place, inOneFile);
  const text = yamlText(writeJobMap(job, place, components));
  return [{ path: "pipeline.yml", text }, ...components.files];
}

/** What a job says but for its nodes, as a schedule says it of a job that exists already. */
export function writeChanges(job: PipelineJob, folder: string): WritableMap {
  const place = path.resolve(folder);
  const { $schema: _, jobs: __, ...changes } = writeJobMap(job, place, new ComponentFiles(place));
  return changes;
}

function writeJobMap(job: PipelineJob, folder: string, components: ComponentFiles): WritableMap {
  const { component, runs } = job;
  const defaults =
    runs !== undefined
      ? {}
      : Object.fromEntries(
          Object.entries(component.inputs).flatMap(([name, port]) =>
            port.default === undefined || name in job.inputs ? [] : [[name, port.default]],
          ),
        );
  const outputs =
    runs !== undefined
      ? job.outputs
      : Object.fromEntries(
          Object.entries({ ...component.outputs, ...job.outputs }).map(([name]) => [
            name,
            typedSetting(job.outputs[name], component, name),
          ]),
        );
  return {
    $schema: "https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json",
    type: "pipeline",
    name: job.name,
    display_name: job.displayName,
    description: job.description,
    experiment_name: job.experimentName,
    tags: job.tags,
    properties: job.properties,
    compute: job.compute === undefined ? undefined : writeCompute(job.compute),
    identity: job.identity === undefined ? undefined : writeIdentity(job.identity),
    services: job.services === undefined ? undefined : writeServices(job.services),
    settings: nonEmpty(writeSettings(job.settings)),
    inputs: nonEmpty({ ...mapEntries(job.inputs, (value) => writeInputValue(value, folder)), ...defaults }),
    outputs: nonEmpty(mapEntries(outputs, (setting) => writeOutputSetting(setting))),
    ...(runs === undefined
      ? { jobs: components.nodes(component, folder) }
      : { component: components.use(runs.kind === "own" ? component : runs, "pipeline", folder) }),
  };
}

/** What a job says of an output of its own nodes: that the output exists, and of which type it is, is said nowhere else. */
function typedSetting(setting: OutputSetting | undefined, component: PipelineComponent, name: string): OutputSetting {
  const type = component.outputs[name]?.kind;
  return (type === undefined ? setting : { type, ...setting }) ?? {};
}

function writeSettings(settings: PipelineSettings): { readonly [key: string]: Writable | undefined } {
  const { defaultCompute, defaultDatastore } = settings;
  const written: { readonly [key: string]: Writable | undefined } = {
    default_compute:
      defaultCompute === undefined ? undefined : defaultCompute === "serverless" ? defaultCompute : `azureml:${defaultCompute}`,
    default_datastore: defaultDatastore === undefined ? undefined : `azureml:${defaultDatastore}`,
    continue_on_step_failure: settings.continueOnStepFailure,
    force_rerun: settings.forceRerun,
    on_init: settings.onInit,
    on_finalize: settings.onFinalize,
    ...settings.extra,
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}
