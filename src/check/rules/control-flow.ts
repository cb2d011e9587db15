import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { findBindings } from "../../model/find-bindings.js";
import { isPrimitiveKind } from "../../model/kind.js";
import { boundNode } from "../../model/node-binding.js";
import { loopItems } from "../../model/parallel-for-node.js";
import type { Component } from "../../model/pipeline.js";
import type { JobScope, NodeScope } from "../job-scope.js";
import { problem } from "../rule.js";

type Of<Kind> = NodeScope & { readonly node: Extract<NodeScope["node"], { readonly kind: Kind }> };

function ofKind<Kind extends NodeScope["node"]["kind"]>(nodes: readonly NodeScope[], kind: Kind): Of<Kind>[] {
  return nodes.filter((scope): scope is Of<Kind> => scope.node.kind === kind);
}

/** Both blocks of a branch name nodes of its pipeline, there is at least one, and a control output decides (semantics.md §10.8). */
export function branches({ nodes }: JobScope): Diagnostic[] {
  return ofKind(nodes, "if_else").flatMap((scope) => {
    const { node, path, location } = scope;
    const { trueBlock, falseBlock, condition } = node;
    const found = [...blockTargets("true_block", trueBlock, scope), ...blockTargets("false_block", falseBlock, scope)];
    if (!trueBlock?.length && !falseBlock?.length) {
      found.push(problem("AZML330", "True block and false block cannot be empty at the same time.", { path, location }));
    }
    const twice = trueBlock?.find((target) => falseBlock?.includes(target));
    if (twice !== undefined) {
      found.push(
        problem("AZML330", `True block and false block cannot contain same nodes: {'${twice}'}`, { path, location, focus: twice }),
      );
    }
    const [binding] = typeof condition === "string" ? findBindings(condition) : [];
    const output = binding?.source === "node_output" ? outputKind(binding.node, binding.output, scope) : undefined;
    if (output !== undefined && !isPrimitiveKind(output)) {
      const message = "'condition' of dsl.condition node must be primitive type with value 'True', got False";
      found.push(problem("AZML330", message, { path: `${path}.condition`, location, focus: "condition" }));
    }
    return found;
  });
}

function blockTargets(key: "true_block" | "false_block", block: readonly string[] | undefined, scope: NodeScope): Diagnostic[] {
  const where = { path: `${scope.path}.${key}`, location: scope.location, focus: key };
  return (block ?? []).flatMap((text) => {
    const target = boundNode(text);
    if (target !== undefined) return unknownNode(target, text, scope, where);
    const message = `'${key}' of dsl.condition has invalid binding expression: ${text}, for example, \${{parent.jobs.xxx}}`;
    return problem("AZML330", message, where);
  });
}

/** A loop repeats a node of its pipeline, and passes on ports that there are. */
export function doWhileLoops({ nodes }: JobScope): Diagnostic[] {
  return ofKind(nodes, "do_while").flatMap((scope) => {
    const { node, path, location } = scope;
    const { body, condition, mapping } = node;
    const found = unknownNode(body, body, scope, { path: `${path}.body`, location, focus: "body" });
    const component = scope.pipeline.nodes.find(({ name }) => name === body)?.component;
    if (!component) return found;
    const outputs = [...(condition === undefined ? [] : [condition]), ...Object.keys(mapping)].filter(
      (output) => !(output in component.outputs),
    );
    const inputs = Object.values(mapping).flatMap((list) => list.filter((input) => !(input in component.inputs)));
    for (const [side, names] of Object.entries({ outputs, inputs })) {
      for (const name of new Set(names)) {
        const known = Object.keys(component[side as "inputs" | "outputs"]).join(", ") || "none";
        const message = `loop "${scope.name}" names "${name}", which is none of the ${side} of "${body}"`;
        found.push(
          problem("AZML311", message, { path: `${path}.mapping`, location, focus: name, notes: [`${side} of ${body}: ${known}`] }),
        );
      }
    }
    return [...found, ...passedOn(scope, component), ...bodyTaken(scope)];
  });
}

/** A control output decides, and what is passed on fits; each input is given once (azure-ai-ml, `DoWhile`). */
function passedOn({ node, path, location }: Of<"do_while">, component: Component): Diagnostic[] {
  const { condition, mapping } = node;
  const found: Diagnostic[] = [];
  const complain = (key: "condition" | "mapping", message: string): void =>
    void found.push(problem("AZML331", message, { path: `${path}.${key}`, location, focus: key }));
  const decides = condition === undefined ? undefined : component.outputs[condition];
  if (decides && !isPrimitiveKind(decides.kind)) {
    complain(
      "condition",
      `${condition} is not a control output and is not primitive type. The condition of dowhile must be the control output or primitive type of the body.`,
    );
  }
  const givers = new Map<string, string[]>();
  for (const [output, inputs] of Object.entries(mapping)) {
    const from = component.outputs[output]?.kind;
    if (from === undefined) continue;
    for (const input of inputs) {
      givers.set(input, [...(givers.get(input) ?? []), output]);
      if (isPrimitiveKind(from) || !isPrimitiveKind(component.inputs[input]?.kind)) continue;
      complain(
        "mapping",
        `${output} is a non-primitive type output and ${input} is a primitive input. Non-primitive type output cannot be connected to an a primitive type input.`,
      );
    }
  }
  for (const [input, outputs] of givers) {
    const list = outputs.map((output) => `'${output}'`).join(", ");
    if (outputs.length > 1) complain("mapping", `Input ${input} has been linked to multiple outputs [${list}].`);
  }
  return found;
}

/** A command or a pipeline is the body of one loop. */
function bodyTaken({ name, node, path, location, pipeline }: Of<"do_while"> | Of<"parallel_for">): Diagnostic[] {
  const body = pipeline.nodes.find((other) => other.name === node.body)?.node;
  if (body && body.kind !== "command" && body.kind !== "pipeline") {
    const wrong = `Expecting a command or a pipeline for body, got "${node.body}" of type ${body.kind} instead.`;
    return [problem("AZML331", wrong, { path: `${path}.body`, location, focus: "body" })];
  }
  const first = pipeline.nodes.find(({ node: other }) => isLoop(other) && other.body === node.body);
  if (first?.name === name) return [];
  const message = "The body of loop node cannot be promoted as another loop again.";
  return [problem("AZML331", message, { path: `${path}.body`, location, focus: "body" })];
}

function isLoop(node: NodeScope["node"]): node is Of<"do_while">["node"] | Of<"parallel_for">["node"] {
  return node.kind === "do_while" || node.kind === "parallel_for";
}

/** A loop over items has a node to repeat and items with the same inputs of it each. */
export function parallelForLoops({ nodes }: JobScope): Diagnostic[] {
  return ofKind(nodes, "parallel_for").flatMap((scope) => {
    const { node, path, location } = scope;
    const found = [...unknownNode(node.body, node.body, scope, { path: `${path}.body`, location, focus: "body" }), ...bodyTaken(scope)];
    const complain = (message: string): void =>
      void found.push(problem("AZML331", message, { path: `${path}.items`, location, focus: "items" }));
    if (typeof node.items === "string") {
      if (findBindings(node.items).length === 0) complain("Items is neither a valid JSON string or a binding string.");
      return found;
    }
    const items = loopItems(node);
    const [first] = items;
    if (!first) {
      complain("Items is an empty list/dict.");
      return found;
    }
    const uneven = items.find((item) => Object.keys(item).sort().join() !== Object.keys(first).sort().join());
    if (uneven) complain(`Items should have same keys with body inputs, but got ${keys(uneven)} and ${keys(first)}.`);
    const component = scope.pipeline.nodes.find(({ name }) => name === node.body)?.component;
    const unknown = component && new Set(items.flatMap(Object.keys).filter((input) => !(input in component.inputs)));
    for (const [input, value] of items.flatMap((item) => Object.entries(item))) {
      if (value.kind !== "asset" || value.asset.path.kind !== "local") continue;
      complain(`Local file input ${value.asset.path.written} of ${input} is not supported, please create it as a dataset.`);
    }
    for (const input of unknown ?? []) complain(`the items of loop "${scope.name}" give "${input}", which is no input of "${node.body}"`);
    return found;
  });
}

/** The names that an item gives, as azure-ai-ml prints them. */
function keys(item: object): string {
  return `dict_keys([${Object.keys(item)
    .map((key) => `'${key}'`)
    .join(", ")}])`;
}

function unknownNode(name: string, text: string, { name: own, pipeline }: NodeScope, where: Parameters<typeof problem>[2]): Diagnostic[] {
  if (pipeline.nodes.some((node) => node.name === name)) return [];
  const known = pipeline.nodes.map((node) => node.name).join(", ");
  return [problem("AZML310", `${text} in node "${own}" names no node of its pipeline`, { ...where, notes: [`nodes: ${known}`] })];
}

function outputKind(node: string, output: string, { pipeline }: NodeScope) {
  return pipeline.nodes.find(({ name }) => name === node)?.component?.outputs[output]?.kind;
}
