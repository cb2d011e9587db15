import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { Body, FoundBody } from "./shared-bodies.js";

/**
 * Why a body is not equal to what we print of it. A rule changes what is expected (and, where it must, what was got) in the one respect that it
 * names, and says whether there was anything to change. It is asked only about bodies that differ.
 */
export interface Rule {
  readonly title: string;
  apply(expected: Body, got: Body, found: FoundBody): boolean;
}

/** Why a body is not read: the first error. */
export interface Refusal {
  readonly title: string;
  /** `AZML615 properties.jobType "FineTuning"`: how code, path and message begin. */
  readonly error: string;
  /** Of which bodies alone it is an explanation. */
  readonly when?: (body: Body) => boolean;
}

export const refusals: readonly Refusal[] = [
  { title: "azml has no fine-tuning jobs", error: 'AZML615 properties.jobType "FineTuning"' },
  { title: "azml has no prompt flows", error: 'AZML615 properties.componentSpec.type "promptflow_parallel"' },
  { title: "azml has no AutoML components, a preview", error: 'AZML615 properties.componentSpec.type "automl"' },
  { title: "azml has no monitors", error: 'AZML615 properties.action.actionType "CreateMonitor"' },
  { title: "azml has no imports of data by schedule", error: 'AZML615 properties.action.actionType "ImportData"' },
  {
    title: "azml has no imports of data",
    error: 'AZML614 properties.dataType a data asset needs "dataType"',
    when: ({ source }) => source !== undefined,
  },
];

/** Bodies of azure-ai-ml 1.35. */
export const goldenRules: readonly Rule[] = [
  rule("a size of mini-batches that is a text is a number to the model", ({ properties }) =>
    each(
      nodesOf(properties),
      (node) => typeof node["mini_batch_size"] === "string",
      (node) => {
        node["mini_batch_size"] = Number(node["mini_batch_size"]);
        return true;
      },
    ),
  ),
  rule("an output in a loop's mapping may be named by its binding", mappingByName),
  rule("a word may be written with a capital", ({ properties }, got) =>
    some([
      sameWord(properties.taskDetails?.sweepSettings, got.properties.taskDetails?.sweepSettings, "samplingAlgorithm"),
      sameWord(properties.trigger?.schedule?.weekDays, got.properties.trigger?.schedule?.weekDays, 0),
    ]),
  ),
  rule(
    "a sweep that was built in Python has no map of environment variables where it sets none",
    ({ properties }) => properties.jobType === "Sweep" && put(properties.trial, "environmentVariables", {}),
  ),
  rule("AutoML's resources are sent by keys that the service does not know", ({ properties }, got) => {
    if (properties.jobType !== "AutoML" || !("instance_count" in (properties.resources ?? {}))) return false;
    const { instance_count: instanceCount, instance_type: instanceType } = properties.resources;
    properties.resources = { properties: {}, instanceCount, instanceType };
    return isDeepStrictEqual(properties.resources, got.properties.resources);
  }),
  rule(
    "the paths of a table stand in its own file",
    ({ properties }) => properties.dataType === "mltable" && drop(properties, "referencedUris"),
  ),
  rule(
    "the hash of a component of code from git is random",
    (expected, got) => expected.properties.componentSpec?.code?.includes("/codes/<GUID-") && sameHash(expected, got),
  ),
  rule("azml has no import components, which go out as commands", ({ properties }, got) => {
    const { tags } = properties.componentSpec ?? {};
    return (
      tags?.component_type_overwrite === "import" &&
      some([put(properties.tags, "component_type_overwrite", "import"), sameHash({ properties }, got)])
    );
  }),
];

const olderRules: readonly Rule[] = [
  rule("older SDK: outputs of a primitive kind say that they are control outputs", ({ properties }) =>
    each(
      Object.values<BodyMap>(properties.componentSpec?.outputs ?? {}),
      () => true,
      (port) => drop(port, "is_control"),
    ),
  ),
  rule(
    "older SDK: a pipeline component says that it is not archived",
    ({ properties }) => properties.componentSpec?.type === "pipeline" && drop(properties, "isArchived", (value) => value === false),
  ),
  rule("older SDK: components are hashed otherwise, or their code is, or not at all", (expected, got) => sameHash(expected, got)),
  rule("older SDK: what is not said of a node or component is null or an empty map", ({ properties }) =>
    each(
      [...nodesOf(properties), ...[properties.componentSpec ?? {}]],
      ({ type }) => type !== "automl",
      (node) =>
        some(
          Object.keys(node)
            .filter((key) => key !== "sourceJobId")
            .map((key) => drop(node, key, (value) => value === null || isEmpty(value))),
        ),
    ),
  ),
  rule("older SDK: a node without a type is a command", ({ properties }) =>
    each(
      nodesOf(properties),
      (node) => node["type"] === undefined,
      (node) => put(node, "type", "command"),
    ),
  ),
  rule("older SDK: a node does not say where it comes from", ({ properties }) =>
    each(
      nodesOf(properties),
      ({ type }) => type !== "automl",
      (node) => put(node, "_source", "YAML.JOB"),
    ),
  ),
  rule("older SDK: an import has no name", ({ properties }) =>
    each(
      Object.entries<Body>(properties.jobs ?? {}),
      ([, node]) => node.task === "import_data",
      ([name, node]) => put(node, "name", name),
    ),
  ),
  rule("older SDK: the identity of a node is spelled as in YAML", ({ properties }) =>
    each(
      nodesOf(properties),
      ({ identity }) => (identity as Body)?.type === "aml_token",
      (node) => {
        node["identity"] = { identity_type: "AMLToken" };
        return true;
      },
    ),
  ),
  rule("older SDK: AutoML's limits lack two zeros", ({ properties }, got) =>
    some(
      ["sweepConcurrentTrials", "sweepTrials"].map(
        (key) => got.properties.taskDetails?.limitSettings?.[key] === 0 && put(properties.taskDetails.limitSettings, key, 0),
      ),
    ),
  ),
  rule("older SDK: limits of AutoML stand in the sweep, which is warned about", ({ properties: { taskDetails } }) => {
    const inner = taskDetails?.sweepSettings?.limits;
    return (
      inner !== undefined &&
      isDeepStrictEqual(Object.keys(inner).sort(), ["maxConcurrentTrials", "maxTrials"]) &&
      drop(taskDetails.sweepSettings, "limits")
    );
  }),
  rule("older SDK: a transformer is spelled as in YAML", ({ properties }) => {
    const params = properties.taskDetails?.featurizationSettings?.transformerParams;
    return params?.imputer !== undefined && put(params, "Imputer", params.imputer) && drop(params, "imputer");
  }),
  rule("older SDK: the tier of a queue has no capital", ({ properties }, got) =>
    sameWord(properties.queueSettings, got.properties.queueSettings, "jobTier"),
  ),
  rule("older SDK: data may be anonymous", ({ properties }) => {
    if (properties.dataType === undefined || properties.isAnonymous !== true) return false;
    properties.isAnonymous = false;
    return true;
  }),
  rule("older SDK: a job says that it runs a component of the workspace", ({ properties: { componentId, settings } }) => {
    if (componentId === undefined || settings?._source !== "REMOTE.WORKSPACE.COMPONENT") return false;
    settings._source = "REMOTE.WORKSPACE.JOB";
    return true;
  }),
  rule(
    "older SDK: a Spark job of a schedule has no properties",
    ({ properties }) => properties.action?.jobDefinition?.jobType === "Spark" && put(properties.action.jobDefinition, "properties", {}),
  ),
  rule("a compute of another workspace is taken for one of this", ({ properties }, got) =>
    each(
      Object.entries<Body>(properties.jobs ?? {}),
      ([, node]) => /\/workspaces\/[^/]+\/computes\//.test(node.computeId ?? ""),
      ([name, node]) => {
        const ours = got.properties.jobs[name].computeId;
        if (node.computeId === ours || lastOf(node.computeId) !== lastOf(ours)) return false;
        node.computeId = ours;
        return true;
      },
    ),
  ),
  rule("whether a schedule runs is no part of what it is", ({ properties }) => drop(properties, "isEnabled")),
  rule("what was answered is sent again: the workspace's own services", ({ properties }) => {
    const own = ["Tracking", "Studio"].filter((name) => properties.services?.[name]?.jobServiceType === name);
    const dropped = some(own.map((name) => drop(properties.services, name)));
    return dropped && (drop(properties, "services", isEmpty) || true);
  }),
  rule(
    "what was answered is sent again: an environment with nothing said, put away or not",
    (expected, got) =>
      got.properties.osType !== undefined &&
      some([
        ...["tags", "properties"].map((key) => drop(expected.properties, key, isEmpty)),
        expected.properties.isArchived === true && expected.properties.isArchived !== (expected.properties.isArchived = false),
      ]),
  ),
  rule("a conda file is laid out otherwise, and holds the same", ({ properties }, got) => {
    const { condaFile } = properties;
    if (condaFile === undefined || condaFile === got.properties.condaFile) return false;
    if (!isDeepStrictEqual(parse(condaFile), parse(got.properties.condaFile ?? ""))) return false;
    properties.condaFile = got.properties.condaFile;
    return true;
  }),
];

/** Requests of azure-ai-ml 1.9 and before. */
export const requestRules: readonly Rule[] = [...goldenRules, ...olderRules];

/** What the service makes of a definition. */
const serviceRules: readonly Rule[] = [
  rule("answer: its address, type and times", (expected) => some(["id", "name", "type", "systemData"].map((key) => drop(expected, key)))),
  rule("answer: null is nothing said", (expected, got) => some([dropNulls(expected), dropNulls(got)])),
  rule("answer: its state", ({ properties }) =>
    some([
      ...["status", "provisioningState", "environmentType", "autoRebuild", "parameters"].map((key) => drop(properties, key)),
      properties.osType !== undefined && drop(properties, "stage"),
      drop(properties.action?.jobDefinition, "status"),
    ]),
  ),
  rule("answer: an empty map, or an empty text, is nothing said", ({ properties }) =>
    some([
      ...(properties.osType === undefined ? [] : ["tags", "properties"]).map((key) => drop(properties, key, isEmpty)),
      drop(properties, "condaFile", (value) => value === ""),
    ]),
  ),
  rule("answer: a component's spec has texts for truth and numbers", ({ properties }, got) =>
    unquote(properties.componentSpec, got.properties.componentSpec),
  ),
  rule(
    "answer: a component does not say where it comes from",
    ({ properties }) => properties.componentSpec !== undefined && put(properties.componentSpec, "_source", "REMOTE.WORKSPACE.COMPONENT"),
  ),
  rule(
    "answer: the description of a component is that of its spec",
    ({ properties }) =>
      properties.componentSpec?.description !== undefined && put(properties, "description", properties.componentSpec.description),
  ),
  rule("answer: words are spelled with capitals", ({ properties }, got) => capitals(properties, got.properties)),
  rule("answer: the data of AutoML have a mode, which azure-ai-ml does not send", ({ properties: { taskDetails } }) =>
    some(
      ["trainingData", "validationData", "testData"].map((name) => drop(taskDetails?.[name], "mode", (mode) => mode === "ReadOnlyMount")),
    ),
  ),
  rule(
    "answer: pipeline components have no is_deterministic of their own",
    ({ properties: { componentSpec } }) =>
      componentSpec?.type === "pipeline" && drop(componentSpec, "is_deterministic", (value) => value === "False"),
  ),
  rule(
    "answer: the type of a command's compute is the service's to say",
    ({ properties }) => properties.jobType === "Command" && drop(properties.properties, "_azureml.ComputeTargetType"),
  ),
  rule(
    "answer: a Spark job of a schedule has a queue, which azure-ai-ml has not",
    ({ properties: { action } }) => action?.jobDefinition.jobType === "Spark" && drop(action.jobDefinition, "queueSettings"),
  ),
  rule("answer: Ray's dashboard is a service that Azure ML adds", ({ properties: { services, distribution } }, got) => {
    if (distribution?.distributionType !== "Ray" || services?.["ray-dashboard"]?.jobServiceType !== "Custom") return false;
    services["ray-dashboard"] = got.properties.services["ray-dashboard"];
    return true;
  }),
];

/** These look at what the others have left. */
const lateRules: readonly Rule[] = [
  rule("answer: the properties of a component stand beside its spec", ({ properties }, got) => {
    const beside = got.properties.componentSpec?.properties;
    return (
      beside !== undefined &&
      Object.entries(beside).every(([key, value]) => properties.properties[key] === value) &&
      put(properties.componentSpec, "properties", beside)
    );
  }),
  rule("answer: empty maps and lists are left out", (expected, got) =>
    some([
      isDeepStrictEqual(got.properties.trigger?.schedule, { hours: [], minutes: [] }) &&
        put(expected.properties.trigger, "schedule", got.properties.trigger.schedule),
      fillEmpty(expected, got),
    ]),
  ),
];

export const answerRules: readonly Rule[] = [...serviceRules, ...requestRules, ...lateRules];

function rule(title: string, apply: Rule["apply"]): Rule {
  return { title, apply: (expected, got, found) => apply(expected, got, found) === true };
}

function mappingByName({ properties }: Body): boolean {
  return each(
    nodesOf(properties),
    ({ type }) => type === "do_while",
    (node) => {
      const entries = Object.entries(node["mapping"] ?? {});
      const named = entries.map(([output, inputs]) => [/\.outputs\.(\w+)\}\}$/.exec(output)?.[1] ?? output, inputs] as const);
      node["mapping"] = Object.fromEntries(named);
      return named.some(([name], index) => name !== entries[index]?.[0]);
    },
  );
}

type BodyMap = Record<string, unknown>;

function nodesOf(properties: Body): BodyMap[] {
  return [properties.jobs, properties.componentSpec?.jobs, properties.action?.jobDefinition?.jobs].flatMap((jobs) =>
    Object.values<BodyMap>(jobs ?? {}),
  );
}

function each<T>(things: readonly T[], which: (thing: T) => boolean, change: (thing: T) => boolean): boolean {
  return some(things.filter(which).map(change));
}

function some(changes: readonly unknown[]): boolean {
  return changes.includes(true);
}

function drop(map: BodyMap | undefined, key: string, when: (value: unknown) => boolean = () => true): boolean {
  if (map === undefined || !(key in map) || !when(map[key])) return false;
  delete map[key];
  return true;
}

function put(map: BodyMap | undefined, key: string, value: unknown): boolean {
  if (map === undefined || key in map) return false;
  map[key] = value;
  return true;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function sameWord(expected: Body, got: Body, key: string | number): boolean {
  const word: unknown = expected?.[key];
  if (typeof word !== "string" || word === got?.[key] || word.toLowerCase() !== got?.[key]?.toLowerCase()) return false;
  expected[key] = got[key];
  return true;
}

function sameHash({ properties: { properties: expected } }: Body, { properties: { properties: got } }: Body): boolean {
  if (expected?.client_component_hash === got?.client_component_hash) return false;
  if (got.client_component_hash === undefined) delete expected.client_component_hash;
  else expected.client_component_hash = got.client_component_hash;
  return true;
}

function lastOf(id: string): string | undefined {
  return id.split("/").at(-1)?.toLowerCase();
}

/** Nulls of maps at any depth. */
function dropNulls(value: Body): boolean {
  if (typeof value !== "object" || value === null) return false;
  return some(
    Object.keys(value).map((key) => (!Array.isArray(value) && drop(value, key, (item) => item === null)) || dropNulls(value[key])),
  );
}

/** Keys whose values are words of Azure ML's. */
const wordKeys: ReadonlySet<string> = new Set([
  "type",
  "frequency",
  "mode",
  "featureLags",
  "shortSeriesHandlingConfig",
  "useStl",
  "targetAggregateFunction",
  "rule",
  "goal",
]);

function capitals(expected: Body, got: Body): boolean {
  if (!areMaps(expected, got)) return false;
  return some(Object.keys(expected).map((key) => (wordKeys.has(key) && sameWord(expected, got, key)) || capitals(expected[key], got[key])));
}

/** Maps that we send be they empty. */
function fillEmpty(expected: Body, got: Body): boolean {
  if (!areMaps(expected, got)) return false;
  return some(Object.keys(got).map((key) => (isEmpty(got[key]) && put(expected, key, {})) || fillEmpty(expected[key], got[key])));
}

function areMaps(expected: unknown, got: unknown): boolean {
  return typeof expected === "object" && typeof got === "object" && expected !== null && got !== null;
}

/** Where a number or truth was got, its text is expected to be meant. */
function unquote(expected: Body, got: Body): boolean {
  if (!areMaps(expected, got)) return false;
  return some(
    Object.keys(expected).map((key) => {
      const text: unknown = expected[key];
      if (typeof text !== "string") return unquote(expected[key], got[key]);
      if (typeof got[key] !== "boolean" && typeof got[key] !== "number") return false;
      if (text.toLowerCase() !== String(got[key])) return false;
      expected[key] = got[key];
      return true;
    }),
  );
}
