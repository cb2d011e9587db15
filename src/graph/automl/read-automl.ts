import { diagnosticAt } from "../../diagnostics/report.js";
import type { AutomlCall } from "../../dsl/frame.js";
import { isSearchValues } from "../../dsl/search-space.js";
import type { AutomlNode } from "../../model/automl-node.js";
import type { AutomlFields, tabularLimitFields } from "../../model/automl-fields.js";
import type { AutomlSearchValue, AutomlTask, TabularTraining } from "../../model/automl-task.js";
import { automlAlgorithms, automlMetrics, type AutomlTaskName } from "../../model/automl-words.js";
import { isLiteral } from "../../model/kind.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { NodeDraft } from "../node-draft.js";
import { describe, isPlainObject } from "../options/describe.js";
import { readOptions } from "../options/read-options.js";
import type { PipelineFrame } from "../pipeline-frame.js";
import { runFields } from "../options/run-fields.js";
import { readStepSettings } from "../read-step-settings.js";
import { outputsOf, readUse } from "../read-use.js";
import { resolveInputs, resolveSettings } from "../resolve-values.js";
import type { ComponentShape } from "../shape.js";
import { tooManyAtOnce } from "../trial-counts.js";
import { automlOptions } from "./automl-options.js";

const { compute, resources, identity, queueSettings, environmentVariables } = runFields.command;

/** `automl.classification()` and its siblings: a node in which the service finds a model. */
export function readAutoml({ task, settings: given, options, site }: AutomlCall, frame: PipelineFrame): object {
  const { context } = frame;
  const explicit = (options as { name?: unknown } | undefined)?.name;
  // azure-ai-ml's name for one that nobody named.
  const baseName = `${task.replaceAll("_", "")}job`;
  const label = `step "${typeof explicit === "string" ? explicit : baseName}"`;
  const place = { what: label, code: "AZML236" as const, site };
  const { trainingData, validationData, testData, searchSpace, ...read } = readOptions(given, automlOptions[task], place, context.sink);
  const complain = (message: string, focus: string | undefined, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML236", message, { ...(focus !== undefined && { focus }), hint }));
  checkMetric(read["primaryMetric"], task, label, complain);
  if (read["targetColumnName"] === undefined && task !== "text_ner" && isPlainObject(given) && given["targetColumnName"] === undefined) {
    complain(`${label} has no target column`, undefined, "say { targetColumnName: … }: the column that is to be predicted");
  }
  const { timeColumnName } = (read["forecasting"] ?? {}) as { timeColumnName?: string };
  if (task === "forecasting" && timeColumnName === undefined) {
    const hint = "say { forecasting: { timeColumnName: … } }: the column with the times";
    complain(`${label} has no time column`, read["forecasting"] === undefined ? undefined : "forecasting", hint);
  }
  const { maxConcurrentTrials, maxTrials } = (read["limits"] ?? {}) as AutomlFields<typeof tabularLimitFields>;
  const crowded = tooManyAtOnce(label, maxConcurrentTrials, maxTrials);
  if (crowded !== undefined) complain(crowded, "maxConcurrentTrials", "maxConcurrentTrials is at most maxTrials");
  const { allowedTrainingAlgorithms: allowed = [], blockedTrainingAlgorithms: blocked = [] } = (read["training"] ?? {}) as TabularTraining;
  const both = (allowed as readonly string[]).find((algorithm) => (blocked as readonly string[]).includes(algorithm));
  if (both !== undefined) {
    const hint = "allow some algorithms, or block some";
    complain(`${label} both allows and blocks the algorithm "${both}"`, "blockedTrainingAlgorithms", hint);
  }
  const own = readStepSettings(
    options,
    { compute, resources, identity, queueSettings, environmentVariables },
    { what: label, site },
    context,
  );
  const data = compact({ trainingData, validationData, testData });
  const use = readUse(automlShape(baseName), data, own, { label, site, owner: frame }, context);
  // azure-ai-ml says so for tables and images, and for texts nothing.
  const logVerbosity = task.startsWith("text_") ? {} : { logVerbosity: "info" };
  const automl = {
    task,
    ...logVerbosity,
    ...read,
    ...limitsOf(task, read["limits"]),
    ...trainingOf(task, read["training"]),
    ...(searchSpace !== undefined && { searchSpace: readSearches(searchSpace, label, complain) }),
  } as AutomlTask;
  const draft: NodeDraft = {
    kind: "step",
    name: own.name,
    baseName,
    label,
    site,
    ports: use.shape.outputs,
    outputs: use.outputs,
    // Its data stand beside its other settings, not under `inputs`.
    pending: [],
    node: (name, names): AutomlNode => {
      const owner = { draft, names, context };
      const location = site.location();
      if (names.isUsed(draft, "best_model") && !draft.outputs.has("best_model")) draft.outputs.set("best_model", {});
      return compact({
        kind: "automl" as const,
        name,
        displayName: own.displayName,
        comment: own.comment,
        tags: own.tags,
        properties: own.properties,
        local: own.local,
        inputs: resolveInputs(use.inputs, use.modes, owner),
        outputs: Object.fromEntries(draft.outputs),
        source: "BUILDER" as const,
        location,
        automl: resolveSettings(automl, owner),
        ...resolveSettings(
          compact({
            compute: own.compute,
            resources: own.resources,
            identity: own.identity,
            queueSettings: own.queueSettings,
            environmentVariables: own.environmentVariables,
          }),
          owner,
        ),
      });
    },
  };
  return frame.answer(draft, outputsOf(draft, frame, label, context));
}

/** azure-ai-ml's builders say how tables are trained, if only that it is as usual; a forecast is by default made without a stack. */
function trainingOf(task: AutomlTaskName, said: unknown): { readonly training?: object } {
  if (!Object.hasOwn(automlAlgorithms, task)) return {};
  return { training: { ...(task === "forecasting" && { enableStackEnsemble: false }), ...(said as object | undefined) } };
}

/** azure-ai-ml's `set_limits` of a text task says how many trials run at once, if only that it is one. */
function limitsOf(task: AutomlTaskName, said: unknown): { readonly limits?: object } {
  return task.startsWith("text_") && isPlainObject(said) ? { limits: { maxConcurrentTrials: 1, ...said } } : {};
}

/** AutoML has no component; to what reads its inputs it looks like one. */
function automlShape(name: string): ComponentShape {
  const port = { kind: "mltable" } as const;
  return {
    label: name,
    name,
    component: { kind: "reference", id: name },
    site: undefined,
    inputs: [
      { property: "trainingData", wire: "training_data", port },
      { property: "validationData", wire: "validation_data", port: { ...port, optional: true } },
      { property: "testData", wire: "test_data", port: { ...port, optional: true } },
    ],
    outputs: [{ property: "bestModel", wire: "best_model", port: { kind: "mlflow_model" } }],
  };
}

type Complain = (message: string, focus: string | undefined, hint: string) => void;

function checkMetric(metric: unknown, task: keyof typeof automlMetrics, label: string, complain: Complain): void {
  const known = Object.keys(automlMetrics[task]);
  if (typeof metric !== "string" || known.includes(metric)) return;
  const meant = didYouMean(metric, known);
  const hint = meant ? `did you mean "${meant}"?` : `metrics are: ${known.join(", ")}`;
  complain(`"${metric}" is no metric of ${label}`, "primaryMetric", hint);
}

/** Searches of image and text models: each a map of settings to values or distributions. */
function readSearches(given: unknown, label: string, complain: Complain): Record<string, AutomlSearchValue>[] {
  return (given as readonly unknown[]).flatMap((space) => {
    if (!isPlainObject(space)) {
      complain(
        `a search space of ${label} is ${describe(space)}`,
        "searchSpace",
        "give settings and their values: { learningRate: uniform(0.001, 0.01) }",
      );
      return [];
    }
    return [
      Object.fromEntries(
        Object.entries(space).flatMap(([name, value]): [string, AutomlSearchValue][] => {
          if (isLiteral(value) && (typeof value !== "number" || Number.isFinite(value))) return [[name, value]];
          if (isSearchValues(value))
            return [[name, { type: value.type, ...value.numbers, ...(value.values && { values: value.values }) } as AutomlSearchValue]];
          if (value === undefined) return [];
          complain(
            `"${name}" in a search space of ${label} is ${describe(value)}`,
            name,
            "give a value, or choice(…), uniform(…) and their siblings",
          );
          return [];
        }),
      ),
    ];
  });
}
