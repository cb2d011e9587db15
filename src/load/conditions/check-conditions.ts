import { readFileSync } from "node:fs";
import type { ESTree, Visitor as Visitors } from "rolldown/utils";
import { locationAt } from "../../bundle/location-at.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { PipelineSource } from "../../graph/graph-context.js";
import type { SourceLocation } from "../../model/location.js";
import { BindingNames, plain } from "./binding-names.js";
import { findBuild } from "./find-build.js";

/** What a condition is written with. A `build()` without any is not looked at. */
const decides = /\bif\b|\bwhile\b|\bfor\b|\bswitch\b|\bBoolean\b|\btypeof\b|[?!]|&&|\|\||[=!]==?/;

/**
 * Finds bindings of which `build()` asks whether they are true, or equal to something. While the graph is built they have no value, and every object
 * is true: the answer would be the same whatever the value. JavaScript has no hook for such a question, so the text is looked at.
 *
 * @example
 * if (gate.outputs.output) step(Deploy, {});   // AZML241; ifElse(gate.outputs.output, () => step(Deploy, {})) asks when the pipeline runs
 */
export async function checkConditions(pipelines: readonly PipelineSource[]): Promise<Diagnostic[]> {
  const suspects = pipelines.filter(({ text }) => decides.test(text()));
  if (suspects.length === 0) return [];
  const utils = await import("rolldown/utils");
  return suspects.flatMap((pipeline) => {
    const location = pipeline.site.location();
    const code = location && readText(location.file);
    if (!location || code === undefined) return [];
    const { program, errors } = utils.parseSync(location.file, code);
    if (errors.length > 0) return [];
    const build = findBuild(program, pipeline, offsetOf(location, code), utils);
    if (!build) return [];
    const names = new BindingNames(build, pipeline.inputs, pipeline.isMethod, utils);
    return conditionsIn(build, names, utils).map((node) => told(node, location.file, code, pipeline));
  });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The text is gone, or lies in no file: types look at it where it was compiled.
    return undefined;
  }
}

/** Every expression that stands for a binding where truth or equality is asked for. */
function conditionsIn(build: ESTree.Function, names: BindingNames, { Visitor }: { readonly Visitor: typeof Visitors }): ESTree.Node[] {
  const found = new Map<number, ESTree.Node>();
  const ask = (given: ESTree.Node | null): void => {
    const node = given && plain(given);
    if (node && names.of(node) === "binding") found.set(node.start, node);
    // What is on the left of && and || is asked of wherever it stands.
    else if (node?.type === "LogicalExpression") ask(node.right);
  };
  new Visitor({
    IfStatement: ({ test }) => ask(test),
    ConditionalExpression: ({ test }) => ask(test),
    WhileStatement: ({ test }) => ask(test),
    DoWhileStatement: ({ test }) => ask(test),
    ForStatement: ({ test }) => ask(test),
    SwitchStatement: ({ discriminant }) => ask(discriminant),
    LogicalExpression: ({ left }) => ask(left),
    UnaryExpression: ({ operator, argument }) => {
      if (operator === "!" || operator === "typeof") ask(argument);
    },
    BinaryExpression: ({ operator, left, right }) => {
      if (!/^[=!]==?$/.test(operator)) return;
      ask(left);
      ask(right);
    },
    CallExpression: ({ callee, arguments: given }) => {
      const [first] = given;
      if (callee.type === "Identifier" && callee.name === "Boolean" && first) ask(first);
    },
  }).visit(build as unknown as ESTree.Program);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function told({ start, end }: ESTree.Node, file: string, code: string, { label }: PipelineSource): Diagnostic {
  const focus = code.slice(start, end);
  return {
    code: "AZML241",
    severity: "error",
    message: `${label} decides by ${focus.replace(/\s+/g, " ")}, which has no value while the graph is built`,
    location: locationAt(file, code, start),
    ...(!focus.includes("\n") && { focus }),
    hint: "ifElse(condition, () => step(…)) decides when the pipeline runs; a default is said where the input is declared",
  };
}

function offsetOf({ line, column }: SourceLocation, code: string): number {
  const lines = code.split("\n").slice(0, line - 1);
  return lines.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}
