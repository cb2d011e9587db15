import path from "node:path";
import type { Component, PipelineComponent } from "../model/pipeline.js";
import type { ComponentReference } from "../model/component-reference.js";
import type { PipelineJob, PipelineSettings } from "../model/pipeline-job.js";
import { anonymousIdentity } from "./read-context.js";
import { writeComponent } from "./write/component-writer.js";
import { writeNode } from "./write/node-writer.js";
import { relativePath } from "./write/relative-path.js";
import { writeCompute, writeIdentity, writeServices } from "./write/part/run-settings.js";
import { mapEntries, nonEmpty, prefixed, writeInputValue, writeOutputSetting } from "./write/values.js";
import { yamlText, type Writable, type WritableMap } from "./write/yaml-text.js";

/** A file to be written: its path below the folder, with `/`, and its text. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/**
 * A job as Azure ML YAML: `pipeline.yml`, and `components/<name>.yml` for each component that it uses. Nothing is written to disk.
 *
 * Reading it again gives the same requests. Local paths become relative to `folder`, where the files are meant to go. Components that were
 * written in line stay in line. Keys have a fixed order; there are no comments.
 *
 * @example
 * for (const { path: file, text } of writeJob(job, "./out")) await writeFile(path.join("./out", file), text);
 */
export function writeJob(job: PipelineJob, folder: string): WrittenFile[] {
  const writer = new JobWriter(path.resolve(folder));
  const text = yamlText(writer.job(job));
  return [{ path: "pipeline.yml", text }, ...writer.files];
}

/** What a job says but for its nodes, as a schedule says it of a job that exists already. */
export function writeChanges(job: PipelineJob, folder: string): WritableMap {
  const { $schema: _, jobs: __, ...changes } = new JobWriter(path.resolve(folder)).job(job);
  return changes;
}

class JobWriter {
  readonly files: WrittenFile[] = [];
  readonly #folder: string;
  readonly #names = new Map<Component, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  job(job: PipelineJob): WritableMap {
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
        : { ...Object.fromEntries(Object.entries(component.outputs).map(([name, port]) => [name, { type: port.kind }])), ...job.outputs };
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
      inputs: nonEmpty({ ...mapEntries(job.inputs, (value) => writeInputValue(value, this.#folder)), ...defaults }),
      outputs: nonEmpty(
        mapEntries(outputs, (setting, name) => writeOutputSetting({ type: component.outputs[name]?.kind, ...setting } as typeof setting)),
      ),
      ...(runs === undefined
        ? { jobs: this.#nodes(component, this.#folder) }
        : { component: this.#use(runs.kind === "own" ? component : runs, "pipeline", this.#folder) }),
    };
  }

  #nodes(pipeline: PipelineComponent, folder: string): Writable {
    return mapEntries(pipeline.jobs, (node) => writeNode(node, folder, (component, name, place) => this.#use(component, name, place)));
  }

  #use(component: Component | ComponentReference, node: string, folder: string): Writable {
    if (component.kind === "reference") return prefixed(component.id);
    if (component.kind !== "pipeline" && component.source === "YAML.JOB")
      return writeComponent(component, folder, (pipeline, place) => this.#nodes(pipeline, place));
    return relativePath(folder, path.join(this.#folder, this.#file(component, node)));
  }

  /** The file of a component, which is written when it is first asked for. */
  #file(component: Component, node: string): string {
    const known = this.#names.get(component);
    if (known !== undefined) return known;
    const base = component.name === anonymousIdentity.name ? node : component.name;
    const taken = new Set(this.#names.values());
    let file = `components/${base}.yml`;
    for (let n = 1; taken.has(file); n++) file = `components/${base}_${n}.yml`;
    this.#names.set(component, file);
    const written = writeComponent(component, path.join(this.#folder, "components"), (pipeline, place) => this.#nodes(pipeline, place));
    this.files.push({ path: file, text: yamlText(written) });
    return file;
  }
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
