import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isJobSpec, type PipelineJobSpec } from "../dsl/job.js";
import { isBound } from "../dsl/bound.js";
import { componentRecords } from "../metadata/components.js";
import type { Class } from "../metadata/record.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import type { InputValue, OutputSettings } from "../model/value.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { type BuiltPipeline, buildPipeline } from "./build-pipeline.js";
import { type GivenInputs, readGivenInputs } from "./given-inputs.js";
import type { GraphContext } from "./graph-context.js";
import { guardUserCode } from "./guard-user-code.js";
import { readJobOptions } from "./job-options.js";
import { describe } from "./options/describe.js";
import { readInputs } from "./read-inputs.js";
import { readOutputSettings } from "./read-output-settings.js";
import { flatInputs } from "./shape.js";

/**
 * The job that a `job(…)` or a pipeline class stands for; undefined (and reported) when it is none.
 * `given` are values for inputs from the command line; they win over those in the file.
 */
export function buildJob(
  target: unknown,
  context: GraphContext,
  given: GivenInputs = { texts: {}, folder: context.folder },
): PipelineJob | undefined {
  if (isJobSpec(target)) return fromSpec(target, context, given);
  const [record] = componentRecords(target);
  if (record?.decorator === "pipeline") return fromPipeline(target as Class, record.site, {}, undefined, context, given);
  const hint = "export default job(ThePipeline, { … }), or a class with @pipeline";
  context.sink.add(diagnosticAt(record?.site, "AZML225", `${describe(target)} is not a job or a pipeline`, { hint }));
  return undefined;
}

function fromSpec(spec: PipelineJobSpec, context: GraphContext, given: GivenInputs): PipelineJob | undefined {
  if (spec.pipeline === undefined) {
    const hint = "an import ring leaves a class undefined: import it from the file that defines it, and break the ring";
    context.sink.add(diagnosticAt(spec.site, "AZML203", "the pipeline of job() is undefined", { hint }));
    return undefined;
  }
  const [record] = componentRecords(spec.pipeline);
  if (record?.decorator !== "pipeline") {
    const hint = record ? "wrap the component in a pipeline with one step" : "decorate it with @pipeline";
    context.sink.add(diagnosticAt(spec.site, "AZML225", `job() was given ${describe(spec.pipeline)}, which is not a pipeline`, { hint }));
    return undefined;
  }
  return fromPipeline(spec.pipeline as Class, spec.site, spec.inputs, spec.options, context, given);
}

function fromPipeline(
  target: Class,
  site: CallSite,
  inputs: unknown,
  jobOptions: unknown,
  context: GraphContext,
  given: GivenInputs,
): PipelineJob | undefined {
  const built = buildPipeline(target, site, context);
  return guardUserCode("making the job", site, context, () => jobOf(built, site, inputs, jobOptions, context, given));
}

function jobOf(
  built: BuiltPipeline | undefined,
  site: CallSite,
  inputs: unknown,
  jobOptions: unknown,
  context: GraphContext,
  given: GivenInputs,
): PipelineJob | undefined {
  const options = readJobOptions(jobOptions, site, context);
  if (!built) return undefined;
  const { shape, decorated, ends } = built;
  const said = { ...decorated.options, ...ends, ...options };
  const provided = readGivenInputs(given, flatInputs(shape.inputs), context.sink);
  const place = { what: "the job", component: shape.label, site, owner: undefined, provided: new Set(provided.keys()) };
  const values = readInputs(inputs, shape.inputs, place, context);
  const outputs = readOutputSettings(options.outputs, shape.outputs, "the job", site, context);
  const defaults = Object.entries(shape.component.inputs).flatMap(([name, port]): [string, InputValue][] =>
    port.default === undefined ? [] : [[name, { kind: "literal", value: port.default }]],
  );
  const own = [...values].filter((entry): entry is [string, InputValue] => !isBound(entry[1]));
  const all = new Map([...defaults, ...own, ...provided]);
  return deepFreeze(
    compact({
      kind: "pipeline_job" as const,
      name: options.name,
      displayName: options.displayName ?? shape.component.displayName,
      description: said.description,
      experimentName: said.experimentName,
      tags: said.tags,
      properties: options.properties,
      compute: said.compute,
      identity: options.identity,
      services: options.services,
      settings: compact({
        defaultCompute: said.defaultCompute,
        defaultDatastore: said.defaultDatastore,
        continueOnStepFailure: said.continueOnStepFailure,
        forceRerun: said.forceRerun,
        onInit: said.onInit,
        onFinalize: said.onFinalize,
      }),
      component: shape.component,
      inputs: Object.fromEntries(
        Object.keys(shape.component.inputs).flatMap((name): [string, InputValue][] => {
          const value = all.get(name);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      outputs: merged(built.outputs, Object.fromEntries(outputs)),
      source: "DSL" as const,
      location: site.location(),
    }),
  );
}

/** What the job says of an output wins over what the node said, setting by setting. A description goes with the words that it stood beside. */
function merged(bound: OutputSettings, said: OutputSettings): OutputSettings {
  const own = Object.entries(said).map(([output, setting]) => {
    const { description: _, ...rest } = bound[output] ?? {};
    return [output, { ...rest, ...setting }] as const;
  });
  return { ...bound, ...Object.fromEntries(own) };
}
