import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { logBaseOf, samplingProblem } from "../../model/sampling.js";
import { quantityValue } from "../../model/written-number.js";
import type { SearchDistribution } from "../../model/search-space.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/**
 * Hyperparameters are inputs of the trial, each has values that the sampling algorithm can pick from, and none is given a value of its own as
 * well. azure-ai-ml sends YAML without a look at this, so there it is a warning.
 */
export function searchSpaces({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ name, node, component, path, location }) => {
    if (node.kind !== "sweep") return [];
    const say = node.source.startsWith("YAML") ? doubt : problem;
    const found = Object.entries(node.searchSpace).flatMap(([input, distribution]) => {
      const where = { path: `${path}.search_space.${input}`, location, focus: input };
      const found: Diagnostic[] = [];
      if (component && !(input in component.inputs)) {
        const meant = didYouMean(input, Object.keys(component.inputs));
        const notes = [`inputs: ${Object.keys(component.inputs).join(", ") || "none"}`];
        const hint = meant && `did you mean "${meant}"?`;
        found.push(
          say("AZML335", `sweep "${name}" picks values for "${input}", which is no input of its trial`, { ...where, notes, hint }),
        );
      }
      if (input in node.inputs) found.push(say("AZML335", `sweep "${name}" both picks and gives a value for "${input}"`, where));
      const wrong = emptiness(distribution);
      if (wrong !== undefined) found.push(say("AZML335", `the search space of "${input}" ${wrong}`, where));
      const unsampled = samplingProblem(node.samplingAlgorithm, distribution);
      if (unsampled !== undefined) found.push(doubt("AZML335", `the search space of "${input}" ${unsampled}`, where));
      return found;
    });
    if (logBaseOf(node.samplingAlgorithm) > 0) return found;
    const where = { path: `${path}.sampling_algorithm.logbase`, location, focus: "logbase" };
    return [...found, doubt("AZML335", `the logbase of sweep "${name}" is neither "e" nor a number above 0`, where)];
  });
}

/** Azure ML has no sweep over a pipeline. */
export function sweptPipelines({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ name, node, path, location }) => {
    if (node.kind !== "sweep" || node.component.kind !== "pipeline") return [];
    const hint = "sweep the step of it that has the hyperparameters, or run the job on this machine";
    return problem("AZML337", `the trial of sweep "${name}" is a pipeline, which Azure ML does not sweep`, {
      path: `${path}.trial`,
      location,
      hint,
    });
  });
}

/** Why no value can be picked. */
function emptiness(distribution: SearchDistribution): string | undefined {
  switch (distribution.type) {
    case "choice":
      return distribution.values.length === 0 ? "has no values to choose from" : undefined;
    case "randint":
      return distribution.upper < 1 ? "needs an upper of at least 1" : undefined;
    case "uniform":
    case "loguniform":
    case "quniform":
    case "qloguniform":
      return quantityValue(distribution.minValue) > quantityValue(distribution.maxValue) ? "has a minimum above its maximum" : undefined;
    default:
      return quantityValue(distribution.sigma) < 0 ? "has a sigma below 0" : undefined;
  }
}
