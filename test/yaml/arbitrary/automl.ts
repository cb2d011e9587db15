import fc from "fast-check";
import {
  type AutomlField,
  type AutomlFieldTable,
  forecastingFields,
  imageClassificationModelFields,
  imageClassificationTrainingFields,
  imageDetectionModelFields,
  imageDetectionTrainingFields,
  imageLimitFields,
  tabularLimitFields,
  tabularTrainingFields,
  textLimitFields,
  textModelFields,
} from "../../../src/model/automl-fields.js";
import type { AutomlNode } from "../../../src/model/automl-node.js";
import type {
  AutomlTask,
  ColumnTransformer,
  ForecastingSettings,
  RegressionTask,
  StackEnsembleSettings,
  TabularFeaturization,
  TabularTraining,
} from "../../../src/model/automl-task.js";
import {
  automlAlgorithms,
  automlMetaLearners,
  automlMetrics,
  automlTransformerParameters,
  automlTransformers,
  automlVerbosities,
} from "../../../src/model/automl-words.js";
import type { AutomlJob } from "../../../src/model/standalone-job.js";
import type { InputValue } from "../../../src/model/value.js";
import { WrittenNumber } from "../../../src/model/written-number.js";
import { compact } from "../../../src/util/compact.js";
import { fields, optional } from "./fields.js";
import { jobCommon } from "./job-common.js";
import { jsonMap, name, quantity, text, texts } from "./parts.js";
import { compute, identity, queueSettings, resources, variables } from "./run-settings.js";
import { early } from "./sweep.js";

/** An arbitrary for each field, but for those that every task has. */
type Covering<Task> = { readonly [K in Exclude<keyof Task, "primaryMetric" | "logVerbosity">]-?: unknown };
type ImageTaskName = Extract<keyof typeof automlMetrics, `image_${string}`>;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const bound = fc.constant("${{parent.inputs.x}}" as const);

function field(type: AutomlField): fc.Arbitrary<unknown> {
  if (type === "text") return text;
  if (type === "boolean") return fc.oneof(fc.boolean(), bound);
  if (type === "integer") return fc.oneof(fc.integer(), bound);
  if (type === "number") return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), bound);
  return fc.oneof(fc.constantFrom(...type), bound);
}

/** Some of the settings of a table. */
function some(table: AutomlFieldTable) {
  return fc.record(Object.fromEntries(Object.entries(table).map(([key, type]) => [key, optional(field(type))]))).map(compact);
}

function search(table: AutomlFieldTable) {
  const value = (type: AutomlField): fc.Arbitrary<unknown> => {
    const one: fc.Arbitrary<unknown> =
      type === "text"
        ? text
        : type === "boolean"
          ? fc.boolean()
          : type === "integer"
            ? fc.integer()
            : type === "number"
              ? fc.constantFrom("1.5", "0.25", "3.0").map((written) => new WrittenNumber(written))
              : fc.constantFrom(...type);
    const choice = fc.record({ type: fc.constant("choice"), values: fc.array(one, { minLength: 1, maxLength: 3 }) });
    const uniform = fc.record({ type: fc.constant("uniform"), minValue: quantity, maxValue: quantity });
    return fc.oneof(one, choice, uniform);
  };
  const fields = fc.record(Object.fromEntries(Object.entries(table).map(([key, type]) => [key, optional(value(type))]))).map(compact);
  return fc.array(fields, { maxLength: 2 });
}

const sweep = fc
  .record({
    samplingAlgorithm: optional(fc.constantFrom("random", "grid", "bayesian")),
    earlyTermination: optional(early),
  })
  .map(compact);

/** What can be a number is one. */
const parameter = fc.constantFrom("mean", "a: b", null, new WrittenNumber("3.0"));
const words = (table: object) => fc.constantFrom(...Object.keys(table));
const one = fc.oneof(fc.integer(), fc.constant("auto"));
const columns = fc.oneof(text, fc.array(text, { maxLength: 2 }));

function tabular(task: keyof typeof automlAlgorithms) {
  const algorithms = optional(fc.array(words(automlAlgorithms[task]), { maxLength: 2 }));
  return {
    task: fc.constant(task),
    targetColumnName: text,
    limits: optional(some(tabularLimitFields)),
    featurization: optional(
      fc
        .record({
          mode: fc.constantFrom("auto", "off", "custom"),
          datasetLanguage: optional(text),
          blockedTransformers: optional(fc.array(words(automlTransformers), { maxLength: 2 })),
          columnNameAndTypes: optional(texts),
          enableDnnFeaturization: optional(fc.boolean()),
          transformerParams: optional(
            fc.dictionary(
              words(automlTransformerParameters),
              fc.array(
                fields<ColumnTransformer>({
                  fields: optional(fc.array(text, { maxLength: 2 })),
                  parameters: optional(fc.dictionary(name, parameter, { maxKeys: 2 })),
                }),
                {
                  maxLength: 2,
                },
              ),
              { maxKeys: 2 },
            ),
          ),
        } satisfies Covering<TabularFeaturization>)
        .map(compact),
    ),
    training: optional(
      fc
        .tuple(
          some(tabularTrainingFields),
          fc.record({
            allowedTrainingAlgorithms: algorithms,
            blockedTrainingAlgorithms: algorithms,
            stackEnsembleSettings: optional(
              fields<StackEnsembleSettings>({
                stackMetaLearnerType: fc.constantFrom(...(Object.keys(automlMetaLearners) as (keyof typeof automlMetaLearners)[])),
                stackMetaLearnerKwargs: optional(jsonMap),
                stackMetaLearnerTrainPercentage: optional(share),
              }),
            ),
          } satisfies Covering<Omit<TabularTraining, keyof typeof tabularTrainingFields>>),
        )
        .map(([plain, lists]) => compact({ ...plain, ...lists })),
    ),
    validationDataSize: optional(share),
    testDataSize: optional(share),
    nCrossValidations: optional(one),
    cvSplitColumnNames: optional(fc.array(text, { maxLength: 2 })),
    weightColumnName: optional(text),
  } satisfies Covering<RegressionTask>;
}

const forecasting = fc
  .tuple(
    some(forecastingFields),
    fc.record({
      timeSeriesIdColumnNames: optional(columns),
      forecastHorizon: optional(one),
      seasonality: optional(one),
      targetLags: optional(fc.oneof(one, fc.array(fc.integer(), { maxLength: 2 }))),
      targetRollingWindowSize: optional(one),
      featuresUnknownAtForecastTime: optional(columns),
    } satisfies Covering<Omit<ForecastingSettings, keyof typeof forecastingFields>>),
  )
  .map(([plain, others]) => compact({ ...plain, ...others }));

function image(task: ImageTaskName, training: AutomlFieldTable, model: AutomlFieldTable) {
  return {
    task: fc.constant(task),
    targetColumnName: text,
    limits: optional(some(imageLimitFields)),
    sweep: optional(sweep),
    trainingParameters: optional(some(training)),
    searchSpace: optional(search(model)),
    validationDataSize: optional(share),
    testDataSize: optional(share),
  } satisfies Covering<Extract<AutomlTask, { readonly task: "image_classification" | "image_classification_multilabel" }>>;
}

function task(fields: Record<string, fc.Arbitrary<unknown>> & { readonly task: fc.Arbitrary<keyof typeof automlMetrics> }) {
  return fields.task.chain((kind) =>
    fc
      .record({
        ...fields,
        task: fc.constant(kind),
        // As they are read: azure-ai-ml fills in both, but for the latter in tasks on texts.
        primaryMetric: words(automlMetrics[kind]),
        logVerbosity: kind.startsWith("text_") ? optional(words(automlVerbosities)) : words(automlVerbosities),
      })
      .map((found) => compact(found) as unknown as AutomlTask),
  );
}

const automl: fc.Arbitrary<AutomlTask> = fc.oneof(
  task({ ...tabular("classification"), positiveLabel: optional(text) }),
  task(tabular("regression")),
  task({ ...tabular("forecasting"), forecasting: optional(forecasting) }),
  task(image("image_classification", imageClassificationTrainingFields, imageClassificationModelFields)),
  task(image("image_classification_multilabel", imageClassificationTrainingFields, imageClassificationModelFields)),
  task(image("image_object_detection", imageDetectionTrainingFields, imageDetectionModelFields)),
  task(image("image_instance_segmentation", imageDetectionTrainingFields, imageDetectionModelFields)),
  task({
    task: fc.constantFrom("text_classification", "text_classification_multilabel", "text_ner"),
    targetColumnName: text,
    limits: optional(some(textLimitFields)),
    featurization: optional(fc.record({ datasetLanguage: text })),
    sweep: optional(sweep),
    trainingParameters: optional(some(textModelFields)),
    searchSpace: optional(search(textModelFields)),
  }),
);

const table: InputValue = { kind: "asset", asset: { type: "mltable", path: { kind: "registered", id: "azureml:t:1" } } };

/** AutoML of every family, with any of its settings. */
export const automlNode: fc.Arbitrary<Omit<AutomlNode, "name">> = fields<
  AutomlNode,
  "name" | "location" | "component" | "comment" | "extra" | "local"
>({
  kind: fc.constant("automl"),
  automl,
  displayName: optional(text),
  description: optional(text),
  experimentName: optional(text),
  tags: optional(texts),
  properties: optional(texts),
  compute: optional(compute),
  identity: optional(identity),
  environmentVariables: optional(variables),
  resources: optional(resources("node")),
  queueSettings: optional(queueSettings),
  outputs: fc.dictionary(name, fc.constant({ type: "mlflow_model" as const }), { maxKeys: 1 }),
  inputs: fc.constant({
    training_data: { kind: "binding" as const, binding: { source: "pipeline_input" as const, input: "x" } },
    validation_data: table,
  }),
  source: fc.constant("YAML.JOB"),
});

export function automlJob(scratch: string): fc.Arbitrary<AutomlJob> {
  return fields<AutomlJob, "location">({
    kind: fc.constant("automl_job"),
    ...jobCommon(scratch),
    automl,
    inputs: fc.constant({ training_data: table, validation_data: table }),
    environmentId: optional(text),
    environmentVariables: optional(variables),
    resources: optional(resources("node")),
    queueSettings: optional(queueSettings),
  });
}
