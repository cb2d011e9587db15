import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { logBaseOf, samplingProblem } from "../../model/sampling.js";
import { quantityValue } from "../../model/written-number.js";
import type { InputPort } from "../../model/port.js";
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
      return found;
    });
    if (logBaseOf(node.samplingAlgorithm) > 0) return found;
    const where = { path: `${path}.sampling_algorithm.logbase`, location, focus: "logbase" };
    return [...found, doubt("AZML335", `the logbase of sweep "${name}" is neither "e" nor a number above 0`, where)];
  });
}

/** What the sampling algorithm can pick from. This machine knows no way to sample the rest. */
export function sampledHere(scope: JobScope): Diagnostic[] {
  return unsampled(scope, problem);
}

/** The same of what is sent, as azure-ai-ml sends it: the service is the one to refuse it. */
export function sampledThere(scope: JobScope): Diagnostic[] {
  return unsampled(scope, doubt);
}

function unsampled({ nodes }: JobScope, say: typeof problem): Diagnostic[] {
  return nodes.flatMap(({ node, path, location }) =>
    Object.entries(node.kind === "sweep" ? node.searchSpace : {}).flatMap(([input, distribution]) => {
      const why = node.kind === "sweep" ? samplingProblem(node.samplingAlgorithm, distribution) : undefined;
      const where = { path: `${path}.search_space.${input}`, location, focus: input };
      return why === undefined ? [] : say("AZML335", `the search space of "${input}" ${why}`, where);
    }),
  );
}

/** What a search goes to is within the limits of the trial's input: a logarithm in its own measure. A warning in YAML, as for other values. */
export function boundsOfSearches({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, component, path, location }) =>
    Object.entries(node.kind === "sweep" ? node.searchSpace : {}).flatMap(([input, distribution]) => {
      const port = component?.inputs[input];
      if (node.kind !== "sweep" || !port) return [];
      const say = node.source.startsWith("YAML") ? doubt : problem;
      return beyond(distribution, port, logBaseOf(node.samplingAlgorithm)).map((message) =>
        say("AZML304", `the search space of "${input}" ${message}`, { path: `${path}.search_space.${input}`, location, focus: input }),
      );
    }),
  );
}

/** Rounding is no mistake. */
const slack = 1e-9;

function beyond(distribution: SearchDistribution, { min = -Infinity, max = Infinity }: InputPort, base: number): string[] {
  if (!("minValue" in distribution)) return [];
  const own = distribution.type.includes("log") ? (exponent: number) => base ** exponent : (value: number) => value;
  const [low, high] = [own(quantityValue(distribution.minValue)), own(quantityValue(distribution.maxValue))];
  return [
    ...(low < min - Math.abs(min) * slack ? [`goes down to ${rounded(low)}, and its input takes ${min} or more`] : []),
    ...(high > max + Math.abs(max) * slack ? [`goes up to ${rounded(high)}, and its input takes ${max} or less`] : []),
  ];
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(4)));
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
      if (quantityValue(distribution.minValue) > quantityValue(distribution.maxValue)) return "has a minimum above its maximum";
      return stepProblem(distribution);
    default:
      return quantityValue(distribution.sigma) < 0 ? "has a sigma below 0" : stepProblem(distribution);
  }
}

function stepProblem(distribution: SearchDistribution): string | undefined {
  return "q" in distribution && !(quantityValue(distribution.q) > 0)
    ? "needs a q above 0, to whose multiples values are rounded"
    : undefined;
}
