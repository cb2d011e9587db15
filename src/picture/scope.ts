import { ownComponent } from "../model/own-component.js";
import type { DoWhileNode } from "../model/do-while-node.js";
import type { ParallelForNode } from "../model/parallel-for-node.js";
import type { Node, PipelineComponent } from "../model/pipeline.js";
import { findBindings } from "../model/find-bindings.js";
import type { Binding, InputValue, InputValues } from "../model/value.js";

/** A pipeline where it is used, so that a binding in it can be followed to what makes the value. */
export interface Scope {
  readonly pipeline: PipelineComponent;
  /** Path of the node that uses it, with a `/` behind; empty for the job's own pipeline. */
  readonly prefix: string;
  /** What its inputs are given there. */
  readonly given: InputValues;
  /** Where it is used; absent for the job's own pipeline. */
  readonly outer?: Scope;
}

/** What makes a value: an output of a node, or an input of the job. */
export interface Producer {
  readonly id: string;
  readonly output?: string;
}

export type LoopNode = DoWhileNode | ParallelForNode;

export function isLoop(node: Node): node is LoopNode {
  return node.kind === "do_while" || node.kind === "parallel_for";
}

/** The scope of what a node holds: of a pipeline that is known here. */
export function scopeWithin(node: Node, id: string, outer: Scope): Scope | undefined {
  const pipeline = ownComponent(node);
  return pipeline?.kind === "pipeline" ? { pipeline, prefix: `${id}/`, given: node.inputs, outer } : undefined;
}

/** Everything that makes a value that is bound. Nothing does where a value is written in the job. */
export function producersOf(binding: Binding, scope: Scope): readonly Producer[] {
  switch (binding.source) {
    case "pipeline_input": {
      const value = scope.given[binding.input];
      if (scope.outer === undefined) return value?.kind === "asset" ? [{ id: inputId(binding.input) }] : [];
      return value === undefined ? [] : producersOfValue(value, scope.outer);
    }
    case "node_input": {
      const value = scope.pipeline.jobs[binding.node]?.inputs[binding.input];
      return value === undefined ? [] : producersOfValue(value, scope);
    }
    case "node_output":
      return outputProducers(binding.node, binding.output, scope);
  }
}

function producersOfValue(value: InputValue, scope: Scope): readonly Producer[] {
  switch (value.kind) {
    case "binding":
      return producersOf(value.binding, scope);
    case "text":
      return findBindings(value.text).flatMap((binding) => producersOf(binding, scope));
    case "literal":
    case "asset":
      return [];
  }
}

/** The nodes within a pipeline whose outputs become an output of it; the node itself where it is no pipeline, or nothing in it does. */
function outputProducers(name: string, output: string, scope: Scope): readonly Producer[] {
  const node = scope.pipeline.jobs[name];
  if (node === undefined) return [];
  const id = idOf(name, scope);
  const inner = node.kind === "pipeline" ? scopeWithin(node, id, scope) : undefined;
  const within = inner === undefined ? [] : boundProducers(output, inner);
  return within.length > 0 ? within : [{ id, output }];
}

/** The nodes whose outputs become an output of their pipeline. */
export function boundProducers(output: string, scope: Scope): readonly Producer[] {
  return Object.values(scope.pipeline.jobs).flatMap((node) =>
    Object.entries(node.outputs).flatMap(([name, { boundTo }]) => (boundTo === output ? outputProducers(node.name, name, scope) : [])),
  );
}

/** A loop goes by the node that it repeats. */
export function idOf(name: string, { pipeline, prefix }: Scope): string {
  const node = pipeline.jobs[name];
  return `${prefix}${node !== undefined && isLoop(node) ? node.body : name}`;
}

export function inputId(name: string): string {
  return `inputs.${name}`;
}

export function outputId(name: string): string {
  return `outputs.${name}`;
}
