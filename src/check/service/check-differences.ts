import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { InlineEnvironment } from "../../model/environment.js";
import type { JobScope } from "../job-scope.js";
import type { Rule } from "../rule.js";
import { eachOnce, withSource } from "./difference.js";
import { environmentsOf, type EnvironmentUse } from "./environments-of.js";
import { buildContexts } from "./rules/build-contexts.js";
import { localCompute, longLimits, manyMachines, manyTrials, sparkRuntimes } from "./rules/computes.js";
import { condaFiles } from "./rules/conda.js";
import { datastoreNames, uploadDatastores } from "./rules/datastores.js";
import { environmentNames, images, namedEnvironments } from "./rules/images.js";
import { type IsRegisteredHere, registeredHere } from "./rules/registered-here.js";
import { longTexts, longValues, manyNodes, manyPorts, manyTags } from "./rules/sizes.js";

const rules: readonly Rule[] = [
  longTexts,
  manyTags,
  manyPorts,
  manyNodes,
  longValues,
  localCompute,
  sparkRuntimes,
  manyMachines,
  longLimits,
  manyTrials,
  datastoreNames,
  uploadDatastores,
];

const environmentRules: readonly ((uses: readonly EnvironmentUse[]) => Diagnostic[])[] = [
  namedEnvironments,
  environmentNames,
  images,
  condaFiles,
  buildContexts,
];

/**
 * What passes on this machine and is known to fail, or to come out differently, on Azure ML: warnings, each told once. `others` are what rules
 * for Azure ML find that a local run does without, such as a missing compute. Names are looked up on this machine where `isHere` is given.
 *
 * Each has a code whose entry names the public page or thread behind it; docs/azure-differences.md lists them.
 */
export function checkDifferences(scope: JobScope, others: readonly Diagnostic[], isHere: IsRegisteredHere | undefined): Diagnostic[] {
  const ofNames = isHere === undefined ? [] : registeredHere(scope, isHere);
  return eachOnce([
    ...others.map(withSource),
    ...rules.flatMap((rule) => rule(scope)),
    ...ofEnvironments(environmentsOf(scope)),
    ...ofNames,
  ]);
}

/** The same of an environment by itself. */
export function checkEnvironmentDifferences(environment: InlineEnvironment): Diagnostic[] {
  const label = environment.name === undefined ? "the environment" : `environment "${environment.name}"`;
  return eachOnce(ofEnvironments([{ environment, label, place: { path: "*", location: undefined } }]));
}

function ofEnvironments(uses: readonly EnvironmentUse[]): Diagnostic[] {
  return environmentRules.flatMap((rule) => rule(uses));
}
