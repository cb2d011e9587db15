import { isDeepStrictEqual } from "node:util";
import type { Body } from "../shared-bodies.js";
import { requestRules } from "./request-rules.js";
import { areMaps, drop, isEmpty, put, rule, type Rule, sameWord, some } from "./rule.js";

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
    "answer: AutoML components do not say whether they are deterministic",
    ({ properties: { componentSpec } }) =>
      componentSpec?.type === "automl" && componentSpec.is_deterministic === undefined && put(componentSpec, "is_deterministic", true),
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

/** Nulls of maps at any depth. */
function dropNulls(value: Body): boolean {
  if (typeof value !== "object" || value === null) return false;
  return some(
    Object.keys(value).map((key) => (!Array.isArray(value) && drop(value, key, (item) => item === null)) || dropNulls(value[key])),
  );
}
