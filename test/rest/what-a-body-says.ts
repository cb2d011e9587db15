import { pythonDict } from "../../src/hash/python-repr.js";
import { literalText } from "../../src/model/literal-text.js";
import { withFirstExecutors } from "../../src/model/spark-settings.js";
import { WrittenNumber } from "../../src/model/written-number.js";
import { goldenWorkspace } from "../shared.js";

// oxlint-disable-next-line no-explicit-any
type Plain = any;

/**
 * A model whose parts all lie in the workspace. This is what a body cannot say: local code and data, environments and components that are
 * defined on the spot, names in place of ids, and this machine as a compute.
 */
export function inTheWorkspace<Model>(model: Model): Model {
  return changed(model, (value, key, owner) => {
    if (key === "compute" && value === "local") return "cpu";
    if (key === "component" && owner.runs !== undefined) return { kind: "pipeline", inputs: {}, outputs: {}, jobs: {} };
    const { kind, id } = value;
    const lies = (collection: string): string =>
      `${goldenWorkspace}/${collection}/${/^azureml:(\w+):1$/.exec(id ?? "")?.[1] ?? "x"}/versions/1`;
    if (key === "component" && owner.kind !== "pipeline_job") {
      return { kind: "reference", id: id?.startsWith("azureml://") ? id : lies("components") };
    }
    // A key without a value says nothing, but counts in a hash.
    if (key === "extra") return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
    if (key === "runs") return { kind: "reference", id: lies("components") };
    if (key === "intellectualProperty" && owner.isDeterministic !== undefined) return ofWords(value);
    if (key === "code") return { kind: "remote", id: isJob(owner) ? lies("codes") : `azureml:${lies("codes")}` };
    if (key === "environment" && (kind === "inline" || /^azureml:\w+:1$/.test(id))) {
      return { kind: "reference", id: `azureml:${lies("environments")}` };
    }
    if (key === "additionalIncludes") return [];
    if (key === "path" && kind === "local") return { kind: "remote", uri: "azureml://datastores/d/paths/data" };
    if (key === "path" && kind === "registered") return { kind, id: lies("data") };
    return undefined;
  }) as Model;
}

/** Azure ML has words for what there is to know of intellectual property. */
function ofWords(property: Plain): Plain {
  const words = ["protection_level", "publisher"];
  return Object.fromEntries(
    words.flatMap((word, index) =>
      Object.values(property)
        .slice(index, index + 1)
        .map((item) => [word, item]),
    ),
  );
}

/** A job, or the trial of one. */
function isJob({ kind, isDeterministic, entryScript, type }: Plain): boolean {
  return kind?.endsWith("_job") || (isDeterministic === undefined && entryScript === undefined && type === undefined);
}

/** The same with the values of numbers in place of their words: a hash knows them, a body does not. */
export function withoutWords<Model>(model: Model): Model {
  if (model instanceof WrittenNumber) return model.value as Model;
  if (typeof model !== "object" || model === null) return model;
  if (Array.isArray(model)) return model.map(withoutWords) as Model;
  return Object.fromEntries(Object.entries(model).map(([key, item]) => [key, withoutWords(item as unknown)])) as Model;
}

/** The same with each value that `change` has something else for replaced; what it gives is not looked into. */
function changed(value: Plain, change: (value: Plain, key: string, owner: Plain) => Plain, key = "", owner: Plain = {}): Plain {
  if (value === null || value === undefined || value instanceof WrittenNumber) return value;
  const other = change(value, key, owner);
  if (other !== undefined) return other;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => changed(item, change, key, owner));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item, change, name, value)]));
}

/**
 * What a body says of a model in the workspace. Of two models with the same body it gives the same: literals are texts and numbers their values;
 * an empty map says nothing; what azure-ai-ml always sends is there, what it never sends is not; a pipeline job has no ports.
 */
export function said(value: Plain, key = ""): Plain {
  if (value instanceof WrittenNumber) return value.value + 0;
  // Of minus nothing JSON knows nothing.
  if (typeof value === "number") return value + 0;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => said(item, key));
  if (key === "samplingAlgorithm" && Object.keys(value).length === 1) return value.type;
  const always = sentAlways(value, key);
  const entries = Object.entries(always).flatMap(([name, item]) => {
    // The literals of a loop's items keep their types.
    const inner = name === "items" ? JSON.parse(JSON.stringify(item, withoutDatastore)) : said(item, name);
    return inner === undefined || isEmptyMap(inner) || (inner === 0 && zeros.has(name)) ? [] : [[name, inner]];
  });
  return Object.fromEntries(entries);
}

/** Where to put local data to. */
function withoutDatastore(key: string, item: unknown): unknown {
  return key === "datastore" ? undefined : item;
}

function isEmptyMap(value: Plain): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** Settings of AutoML's and sweeps' that nothing is sent for when they are 0. */
const zeros: ReadonlySet<string> = new Set([
  "timeout",
  "trialTimeout",
  "timeoutMinutes",
  "trialTimeoutMinutes",
  "ensembleModelDownloadTimeoutMinutes",
  "validationDataSize",
  "testDataSize",
  "nCrossValidations",
  "forecastHorizon",
  "seasonality",
  "targetLags",
  "targetRollingWindowSize",
]);

/** An object of the model with what is sent whether it is said or not. */
function sentAlways(value: Plain, key: string): Plain {
  const { type } = value;
  if (key === "outputs") return mapped(value, sentOutput);
  if (key === "createJob" || key === "changes") return { ...sentKind(value), name: undefined };
  if (key === "asset") return { ...value, datastore: undefined };
  if (key === "conf") return mapped(withFirstExecutors(value), confText);
  if (key === "limits") return mapped(value, (item, name) => (/^(?:trialT|t)imeout$/.test(name) && item > 0 && item < 60 ? 60 : item));
  if (key === "earlyTermination") {
    const slack = type === "bandit" ? { slackFactor: 0, slackAmount: 0 } : {};
    return { evaluationInterval: type === "median_stopping" ? 1 : 0, delayEvaluation: 0, ...slack, ...value };
  }
  if (key === "distribution" && type === "tensorflow") return { parameterServerCount: 0, ...value };
  if (key === "trigger") return { timeZone: "UTC", ...value };
  if (key === "pattern" && value.hours.length + value.minutes.length === 0 && Object.keys(value).length === 2) return {};
  return sentKind(value);
}

/** The same by what kind of thing it is. */
function sentKind(value: Plain): Plain {
  const { kind } = value;
  switch (kind) {
    case "inline":
      return value.name === undefined ? { ...value, version: undefined } : value;
    case "data":
      return { ...value, datastore: undefined };
    case "model":
      return { ...value, datastore: undefined, path: { kind: "remote", uri: modelUri(value.path) } };
    case "literal":
      return { kind, value: value.text ?? literalText(value.value) };
    case "sweep":
      return { ...value, identity: undefined };
    case "spark":
      return { ...value, identity: value.identity ?? sparkIdentity(value) };
    case "spark_job":
      // azure-ai-ml takes its properties for settings of Spark's, and sends none.
      return { ...value, identity: value.identity ?? sparkIdentity(value), properties: undefined };
    case "automl":
      return { ...value, inputs: mapped(value.inputs, tableText), automl: sentTask(value.automl) };
    case "automl_job":
      return { ...value, automl: withoutOnlyWords(sentTask(value.automl)) };
    case "pipeline_job":
      return value.runs === undefined
        ? { ...value, component: { jobs: value.component.jobs } }
        : { ...value, component: {}, source: "REMOTE.WORKSPACE.JOB" };
    default:
      return "isDeterministic" in value ? sentComponent(value) : value;
  }
}

/** A component: nobody is told whether a pipeline is deterministic; properties of resources go out with a node. */
function sentComponent(value: Plain): Plain {
  const resources = value.resources && { ...value.resources, properties: undefined };
  const always =
    value.kind === "pipeline" ? { isDeterministic: true } : value.kind === "parallel" ? { miniBatchSize: value.miniBatchSize ?? 0 } : {};
  return { ...value, resources, ...always };
}

/** What a job or a node says of an output; a port has a kind. */
function sentOutput(output: Plain): Plain {
  if (output.kind !== undefined) return output;
  const type = output.boundTo === undefined ? (output.type ?? "uri_folder") : undefined;
  return { ...output, type, ...(output.mode === "mount" && { mode: "rw_mount" }) };
}

const workspace = goldenWorkspace.replace("/resourceGroups/", "/resourcegroups/").replace(/\/providers\/[^/]+/, "");

/** A model names a datastore of the workspace in full. */
function modelUri({ uri, id }: Plain): string {
  return (uri ?? id).replace(/^azureml:\/\/(?=datastores\/)/, `azureml:/${workspace}/`);
}

function mapped(map: Plain, change: (item: Plain, name: string) => Plain): Plain {
  return Object.fromEntries(Object.entries(map).map(([name, item]) => [name, change(item, name)]));
}

/** Spark's settings are texts in jobs; in nodes digits of those that azure-ai-ml has a name for are numbers. A number is its value. */
function confText(value: Plain): string {
  const text = value instanceof WrittenNumber ? value.text : literalText(value);
  return text.trim() !== "" && Number.isFinite(Number(text)) ? String(Number(text) + 0) : text;
}

function sparkIdentity({ compute, resources }: Plain): Plain {
  if (compute !== undefined) return { type: "managed_identity" };
  return resources === undefined ? undefined : { type: "user_identity" };
}

/** A table of an AutoML node is sent as a text. */
function tableText(value: Plain): Plain {
  return value.kind === "asset" ? { kind: "literal", value: pythonDict({ type: value.asset.type, path: value.asset.path.id }) } : value;
}

/** The task of a node or a job. */
function sentTask(task: Plain): Plain {
  const { forecasting, limits, searchSpace } = task;
  const list = (item: Plain): Plain => (typeof item === "string" && !item.startsWith("${{") ? [item] : item);
  return {
    ...task,
    ...(searchSpace && { searchSpace: searchSpace.map((space: Plain) => mapped(space, choiceText)) }),
    ...(task.task.startsWith("text_") && { limits: { maxTrials: 1, maxNodes: 1, ...limits } }),
    ...(forecasting && {
      forecasting: {
        ...forecasting,
        timeSeriesIdColumnNames: list(forecasting.timeSeriesIdColumnNames),
        featuresUnknownAtForecastTime: list(forecasting.featuresUnknownAtForecastTime),
        targetLags:
          forecasting.targetLags && typeof forecasting.targetLags === "number" ? [forecasting.targetLags] : forecasting.targetLags,
      },
    }),
  };
}

/** Quotes in the texts of a choice stay as they are, so that one text may look like two. */
function choiceText(value: Plain): Plain {
  return value.type === "choice" && value.values.every((item: Plain) => typeof item === "string") ? value.values.join("','") : value;
}

/** A job does not send the metric of a task that has but one, nor what its task has no use for. */
function withoutOnlyWords(task: Plain): Plain {
  // A task on images has no share of test data in a job.
  if (task.task.startsWith("image_")) return { ...task, testDataSize: undefined };
  if (task.task === "text_ner") return { ...task, primaryMetric: undefined, targetColumnName: undefined };
  return task.task === "text_classification_multilabel" ? { ...task, primaryMetric: undefined } : task;
}
