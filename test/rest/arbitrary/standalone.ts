import fc from "fast-check";
import type { InputValue, OutputSetting } from "../../../src/model/value.js";
import type { AutomlJob, CommandJob, CommandSettings, SparkJob, StandaloneJob, SweepJob } from "../../../src/model/standalone-job.js";
import { WrittenNumber } from "../../../src/model/written-number.js";
import { compact } from "../../../src/util/compact.js";
import { automlNode } from "../generators/arbitrary/automl.js";
import { commandComponent, services } from "../generators/arbitrary/command.js";
import { code, environment, identity, inputPort, name, optional, resources, text, texts, values } from "../generators/arbitrary/parts.js";
import { sparkNode } from "../generators/arbitrary/spark.js";
import { sweepNode } from "../generators/arbitrary/sweep.js";

/** A tag may have no value. */
const tags = fc.oneof(texts, fc.constant({ mark: null }));
const compute = fc.constantFrom("cpu", "serverless");
const timeout = fc.integer({ min: 1, max: 200_000 });

const output: fc.Arbitrary<OutputSetting> = fc
  .record({
    type: fc.constantFrom("uri_folder" as const, "mltable" as const),
    mode: optional(fc.constantFrom("upload" as const, "rw_mount" as const)),
    path: optional(fc.constant("azureml://datastores/d/paths/x")),
    name: optional(fc.constant("result")),
    description: optional(text),
  })
  .map(compact);

/** In a job of one step nothing can be bound. */
function unbound(inputs: Readonly<Record<string, InputValue>>): Record<string, InputValue> {
  return Object.fromEntries(Object.entries(inputs).filter(([, { kind }]) => kind === "literal" || kind === "asset"));
}

function common(scratch: string) {
  return fc
    .record({
      displayName: optional(text),
      description: optional(text),
      experimentName: optional(text),
      tags: optional(tags),
      compute: optional(compute),
      identity: optional(identity),
      inputs: fc
        .dictionary(name, inputPort, { maxKeys: 2 })
        .chain((ports) => values(ports, scratch))
        .map(unbound),
      outputs: fc.dictionary(name, output, { maxKeys: 2 }),
    })
    .map((fields) => ({ ...compact(fields), source: "YAML.JOB" as const }));
}

function command(scratch: string): fc.Arbitrary<CommandSettings> {
  return fc.tuple(commandComponent(scratch), optional(fc.dictionary(name, text, { maxKeys: 2 }))).map(([component, environmentVariables]) =>
    compact({
      command: component.command,
      code: component.code,
      environment: component.environment,
      environmentVariables,
      resources: component.resources,
      distribution: component.distribution,
    }),
  );
}

export function commandJob(scratch: string): fc.Arbitrary<CommandJob> {
  return fc
    .record({
      common: common(scratch),
      command: command(scratch),
      limits: optional(fc.record({ timeout })),
      services: optional(services),
      queueSettings: optional(fc.constantFrom({ jobTier: "spot", priority: "low" }, { jobTier: "premium" })),
      parentJobName: optional(fc.constant("parent")),
    })
    .map(({ common: shared, command: settings, ...fields }) => ({ kind: "command_job", ...shared, ...settings, ...compact(fields) }));
}

function sweepJob(scratch: string): fc.Arbitrary<SweepJob> {
  return fc
    .record({ common: common(scratch), node: sweepNode(scratch), trial: command(scratch) })
    .map(({ common: shared, node, trial }) => {
      const { searchSpace, samplingAlgorithm, objective, limits, earlyTermination, queueSettings } = node;
      return {
        kind: "sweep_job",
        ...shared,
        searchSpace,
        objective,
        ...compact({ samplingAlgorithm, limits, earlyTermination, queueSettings, resources: node.resources }),
        trial,
      };
    });
}

export function sparkJob(scratch: string): fc.Arbitrary<SparkJob> {
  return fc
    .record({ common: common(scratch), node: sparkNode(scratch), environment: optional(environment), code: optional(code(scratch)) })
    .map(({ common: shared, node, ...fields }) => {
      const { component } = node;
      const { entry, pyFiles, jars, files, archives, conf, args } = component.kind === "reference" ? node : component;
      return {
        kind: "spark_job",
        ...shared,
        ...compact({ entry, pyFiles, jars, files, archives, conf, args, resources: node.resources }),
        ...compact(fields),
      };
    });
}

function automlJob(scratch: string): fc.Arbitrary<AutomlJob> {
  return fc
    .record({ common: common(scratch), node: automlNode, resources: optional(resources), environmentId: optional(text) })
    .map(({ common: shared, node, ...fields }) => ({
      kind: "automl_job",
      ...shared,
      ...compact(fields),
      inputs: unbound(node.inputs),
      automl: withoutBindings(node.automl),
    }));
}

/** Texts that are words to azure-ai-ml, though any is taken. */
const words: ReadonlySet<string> = new Set(["logTrainingMetrics", "logValidationLoss"]);

/** Settings that are bound are left out, and times go forwards. */
function withoutBindings<T>(value: T): T {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof WrittenNumber) return value;
  const kept = Object.entries(value).filter(([, item]) => typeof item !== "string" || !item.startsWith("${{"));
  return Object.fromEntries(
    kept.map(([key, item]) => {
      if (key.endsWith("Minutes")) return [key, Math.abs(Number(item))];
      return [key, words.has(key) ? "Enable" : withoutBindings(item as unknown)];
    }),
  ) as T;
}

/** A job of one step, of every kind. */
export function standaloneJobs(scratch: string): fc.Arbitrary<StandaloneJob> {
  return fc.oneof<fc.Arbitrary<StandaloneJob>[]>(commandJob(scratch), sweepJob(scratch), sparkJob(scratch), automlJob(scratch));
}
