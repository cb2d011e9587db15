import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { Body } from "../shared-bodies.js";
import { goldenRules } from "./golden-rules.js";
import { type BodyMap, drop, each, isEmpty, nodesOf, put, rule, type Rule, sameHash, sameWord, some } from "./rule.js";

/** What earlier versions of azure-ai-ml sent otherwise. */
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
      [...nodesOf(properties), properties.componentSpec ?? {}],
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
    if (componentId === undefined || settings?.["_source"] !== "REMOTE.WORKSPACE.COMPONENT") return false;
    settings["_source"] = "REMOTE.WORKSPACE.JOB";
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

function lastOf(id: string): string | undefined {
  return id.split("/").at(-1)?.toLowerCase();
}
