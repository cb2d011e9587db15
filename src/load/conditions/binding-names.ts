import type { ESTree, Visitor as Visitors } from "rolldown/utils";
import type { InputNames } from "../../graph/graph-context.js";
import { keyName } from "./find-build.js";

/** What an expression stands for: a binding, or an object whose members are bindings: inputs of known names, outputs and items of any name. */
export type Meaning = "binding" | "bindings" | InputNames;

/** What expressions in `build()` stand for, as far as can be told from the text. */
export class BindingNames {
  readonly #names = new Map<string, Meaning | undefined>();

  /** `inputs` are those of the pipeline; a method has them as its parameter, a class as its fields. */
  constructor(
    build: ESTree.Function,
    private readonly inputs: InputNames,
    private readonly isMethod: boolean,
    { Visitor }: { readonly Visitor: typeof Visitors },
  ) {
    const [parameter] = build.params;
    if (isMethod && parameter) this.#take(parameter, inputs);
    new Visitor({
      VariableDeclarator: ({ id, init }) => {
        if (init) this.#take(id, this.of(init));
      },
      CallExpression: (call) => this.#takeCallbacks(call),
    }).visit(build as unknown as ESTree.Program);
  }

  /** What an expression stands for; undefined when it is nothing of these. */
  of(given: ESTree.Node): Meaning | undefined {
    const node = plain(given);
    switch (node.type) {
      case "ThisExpression":
        return this.isMethod ? undefined : this.inputs;
      case "Identifier":
        return this.#names.get(node.name);
      case "CallExpression": {
        const callee = plain(node.callee);
        const isAs = callee.type === "MemberExpression" && !callee.computed && keyName(callee.property) === "as";
        return isAs && this.of(callee.object) === "binding" ? "binding" : undefined;
      }
      case "MemberExpression": {
        const name = keyName(node.property);
        if (name === undefined) return undefined;
        const meaning = this.of(node.object);
        if (meaning !== undefined) return memberOf(meaning, name);
        return name === "outputs" && !node.computed ? "bindings" : undefined;
      }
      default:
        return undefined;
    }
  }

  /** Names of a pattern. One that is declared twice, to stand for two things, stands for nothing that is known. */
  #take(pattern: { readonly type: string }, meaning: Meaning | undefined): void {
    if (pattern.type === "Identifier") {
      const { name } = pattern as ESTree.IdentifierName;
      this.#names.set(name, this.#names.has(name) && this.#names.get(name) !== meaning ? undefined : meaning);
    } else if (pattern.type === "AssignmentPattern") {
      this.#take((pattern as ESTree.AssignmentPattern).left, meaning);
    } else if (pattern.type === "ObjectPattern" && meaning !== undefined) {
      for (const property of (pattern as ESTree.ObjectPattern).properties) {
        const name = property.type === "Property" ? keyName(property.key) : undefined;
        if (property.type !== "Property" || name === undefined) continue;
        this.#take(property.value, memberOf(meaning, name));
      }
    }
  }

  /** The items that `parallelFor()` hands to its closure, and the outputs that `doWhile()` hands to its own. */
  #takeCallbacks({ callee, arguments: given }: ESTree.CallExpression): void {
    const node = plain(callee);
    const name = node.type === "MemberExpression" ? keyName(node.property) : keyName(node);
    const options = given[2];
    const callbacks =
      name === "parallelFor"
        ? [given[1]]
        : name === "doWhile" && options?.type === "ObjectExpression"
          ? options.properties.map((property) => (property.type === "Property" ? property.value : undefined))
          : [];
    for (const callback of callbacks) {
      if (callback?.type !== "ArrowFunctionExpression" && callback?.type !== "FunctionExpression") continue;
      const [parameter] = callback.params;
      if (parameter) this.#take(parameter, "bindings");
    }
  }
}

function memberOf(meaning: Meaning, name: string): Meaning | undefined {
  if (meaning === "binding") return undefined;
  return meaning === "bindings" ? "binding" : meaning[name];
}

/** An expression without what TypeScript and brackets put around it. */
export function plain(node: ESTree.Node): ESTree.Node {
  switch (node.type) {
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
      return plain(node.expression);
    default:
      return node;
  }
}
