import { isDeepStrictEqual } from "node:util";
import type { Body } from "../shared-bodies.js";
import { drop, each, nodesOf, put, rule, type Rule, sameHash, sameWord, some } from "./rule.js";

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
