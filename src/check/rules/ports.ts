import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isRequired } from "../../model/port.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { componentLabel } from "../describe.js";
import type { JobScope, NodeScope, PipelineScope } from "../job-scope.js";
import { nodeReferences } from "../../model/node-references.js";
import { doubt, problem } from "../rule.js";
import { isSupplied } from "../supplied-inputs.js";

/** Every input that is neither optional nor has a default gets a value (semantics.md §20). */
export function requiredInputs({ job, nodes, pipelines, location, runsReference }: JobScope): Diagnostic[] {
  const ofNodes = nodes.flatMap((scope) => {
    const { name, component, node, pipeline, path, location: at } = scope;
    return missingInputs(scope).map((input) => {
      // In TypeScript nobody writes the text of a binding.
      const wired = node.source.startsWith("YAML") && pipeline.component.inputs[input] !== undefined;
      return problem("AZML306", `Required input '${input}' for component '${component && componentLabel(component, name)}' not provided.`, {
        path: `${path}.inputs.${input}`,
        location: at,
        hint: wired ? `write ${input}: \${{parent.inputs.${input}}} under "inputs" to give it the pipeline's` : undefined,
      });
    });
  });
  const own = pipelines[0];
  const bound = own && !runsReference ? boundInputs(own) : new Set<string>();
  const ofJob = Object.entries(job.component.inputs)
    .filter(([input, port]) => isRequired(port) && job.inputs[input] === undefined && (bound.has(input) || job.runs !== undefined))
    .map(([input]) =>
      problem("AZML306", `Required input '${input}' for pipeline '${own?.label}' not provided.`, { path: `inputs.${input}`, location }),
    );
  return [...ofJob, ...ofNodes];
}

/** Required inputs of a node that have no value. */
export function missingInputs(scope: NodeScope): string[] {
  return Object.entries(scope.component?.inputs ?? {})
    .filter(([input, port]) => isRequired(port) && scope.node.inputs[input] === undefined && !isSupplied(input, scope))
    .map(([input]) => input);
}

/** Inputs of a pipeline that a node is bound to: only those are needed. */
function boundInputs(pipeline: PipelineScope): Set<string> {
  const references = pipeline.nodes.flatMap(({ node }) => nodeReferences(node));
  return new Set(references.flatMap(({ binding }) => (binding.source === "pipeline_input" ? binding.input : [])));
}

/**
 * A node and a job give values only to inputs that are declared. A warning for nodes: azure-ai-ml leaves such values out
 * without a word, and published pipelines have them. In TypeScript it is an error of the graph's.
 */
export function unknownInputs({ job, nodes, location, runsReference }: JobScope): Diagnostic[] {
  const ofJob = runsReference ? [] : unknown(Object.keys(job.inputs), Object.keys(job.component.inputs), "inputs of the job");
  return [
    ...ofJob.map(({ name, ...rest }) =>
      problem("AZML307", `the job has no input "${name}"`, { path: `inputs.${name}`, location, focus: name, ...rest }),
    ),
    ...nodes.flatMap(({ name: node, node: { inputs }, component, path, location: at }) =>
      (component ? unknown(Object.keys(inputs), Object.keys(component.inputs), `inputs of ${node}`) : []).map(({ name, ...rest }) =>
        doubt("AZML307", `node "${node}" has no input "${name}", so its value is not used`, {
          path: `${path}.inputs.${name}`,
          location: at,
          focus: name,
          ...rest,
        }),
      ),
    ),
  ];
}

/** As for inputs; a node that writes to an output which its pipeline does not declare is an error. */
export function unknownOutputs({ job, nodes, location, runsReference }: JobScope): Diagnostic[] {
  const ofJob = runsReference ? [] : unknown(Object.keys(job.outputs), Object.keys(job.component.outputs), "outputs of the job");
  return [
    ...ofJob.map(({ name, ...rest }) =>
      problem("AZML308", `the job has no output "${name}"`, { path: `outputs.${name}`, location, focus: name, ...rest }),
    ),
    ...nodes.flatMap(({ name: node, node: { outputs }, component, pipeline, path, location: at }) => [
      ...(component ? unknown(Object.keys(outputs), Object.keys(component.outputs), `outputs of ${node}`) : []).map(({ name, ...rest }) =>
        doubt("AZML308", `node "${node}" has no output "${name}", so its settings are not used`, {
          path: `${path}.outputs.${name}`,
          location: at,
          focus: name,
          ...rest,
        }),
      ),
      ...Object.entries(outputs).flatMap(([output, { boundTo }]) =>
        unknown(boundTo === undefined ? [] : [boundTo], Object.keys(pipeline.component.outputs), "outputs of the pipeline").map(
          ({ name, ...rest }) =>
            problem("AZML308", `node "${node}" writes to "${name}", which is no output of its pipeline`, {
              path: `${path}.outputs.${output}`,
              location: at,
              focus: output,
              ...rest,
            }),
        ),
      ),
    ]),
  ];
}

/** Names that are not known, with what a message says of the known ones. */
function unknown(
  given: readonly string[],
  known: readonly string[],
  list: string,
): { name: string; notes: readonly string[]; hint: string | undefined }[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = didYouMean(name, known);
      return {
        name,
        notes: [`${list}: ${known.join(", ") || "none"}`],
        hint: meant === undefined ? undefined : `did you mean "${meant}"?`,
      };
    });
}
