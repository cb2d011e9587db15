import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { InputPort } from "../../model/port.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobScope, PipelineScope } from "../job-scope.js";
import { nodeReferences } from "../node-references.js";
import { problem } from "../rule.js";

/** Every input that is neither optional nor has a default gets a value (semantics.md §20). */
export function requiredInputs({ job, nodes, pipelines, location, runsReference }: JobScope): Diagnostic[] {
  const ofNodes = nodes.flatMap(({ node, component, path, location: at }) =>
    Object.entries(component?.inputs ?? {})
      .filter(([input, port]) => isRequired(port) && node.inputs[input] === undefined)
      .map(([input]) => problem("AZML306", `Required input '${input}' for component '${component?.name}' not provided.`, { path: `${path}.inputs.${input}`, location: at })),
  );
  const own = pipelines[0];
  const bound = own && !runsReference ? boundInputs(own) : new Set<string>();
  const ofJob = Object.entries(job.component.inputs)
    .filter(([input, port]) => isRequired(port) && job.inputs[input] === undefined && (bound.has(input) || job.runs !== undefined))
    .map(([input]) => problem("AZML306", `Required input '${input}' for pipeline '${job.component.name}' not provided.`, { path: `inputs.${input}`, location }));
  return [...ofJob, ...ofNodes];
}

export function isRequired(port: InputPort): boolean {
  return port.optional !== true && port.default === undefined;
}

/** Inputs of a pipeline that a node is bound to: only those are needed. */
function boundInputs(pipeline: PipelineScope): Set<string> {
  const references = pipeline.nodes.flatMap(({ node }) => nodeReferences(node));
  return new Set(references.flatMap(({ binding }) => (binding.source === "pipeline_input" ? binding.input : [])));
}

/** A node and a job give values only to inputs that are declared. */
export function unknownInputs({ job, nodes, location, runsReference }: JobScope): Diagnostic[] {
  const ofJob = runsReference ? [] : unknown(Object.keys(job.inputs), Object.keys(job.component.inputs)).map((found) => ({ ...found, place: "the job", path: "inputs", location }));
  const ofNodes = nodes.flatMap(({ name, node, component, path, location: at }) =>
    component ? unknown(Object.keys(node.inputs), Object.keys(component.inputs)).map((found) => ({ ...found, place: `node "${name}"`, path: `${path}.inputs`, location: at })) : [],
  );
  return [...ofJob, ...ofNodes].map(({ name, notes, hint, place, path, location: at }) =>
    problem("AZML307", `${place} has no input "${name}"`, { path: `${path}.${name}`, location: at, focus: name, notes: [`inputs: ${notes}`], hint }),
  );
}

/** A node, a job and a binding to a pipeline output name only outputs that are declared. */
export function unknownOutputs({ job, nodes, location, runsReference }: JobScope): Diagnostic[] {
  const ofJob = runsReference ? [] : unknown(Object.keys(job.outputs), Object.keys(job.component.outputs)).map((found) => ({ ...found, place: "the job", path: "outputs", location }));
  const ofNodes = nodes.flatMap(({ name, node, component, path, location: at }) =>
    component ? unknown(Object.keys(node.outputs), Object.keys(component.outputs)).map((found) => ({ ...found, place: `node "${name}"`, path: `${path}.outputs`, location: at })) : [],
  );
  const ofPipelines = nodes.flatMap(({ node, pipeline, path, location: at }) =>
    Object.entries(node.outputs).flatMap(([output, { boundTo }]) =>
      boundTo === undefined ? [] : unknown([boundTo], Object.keys(pipeline.component.outputs)).map((found) => ({ ...found, place: "the pipeline", path: `${path}.outputs.${output}`, location: at })),
    ),
  );
  return [...ofJob, ...ofNodes, ...ofPipelines].map(({ name, notes, hint, place, path, location: at }) =>
    problem("AZML308", `${place} has no output "${name}"`, {
      path: place === "the pipeline" ? path : `${path}.${name}`,
      location: at,
      focus: name,
      notes: [`outputs: ${notes}`],
      hint,
    }),
  );
}

function unknown(given: readonly string[], known: readonly string[]): { name: string; notes: string; hint: string | undefined }[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = didYouMean(name, known);
      return { name, notes: known.join(", ") || "none", hint: meant === undefined ? undefined : `did you mean "${meant}"?` };
    });
}
