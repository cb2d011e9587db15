import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { AssetPath } from "../../model/asset.js";
import { literalText } from "../../model/literal-text.js";
import type { SourceLocation } from "../../model/location.js";
import type { InputPorts } from "../../model/port.js";
import type { Binding, InputValue, InputValues } from "../../model/value.js";
import { ownComponent } from "../../model/own-component.js";
import { unreachable } from "../../util/unreachable.js";
import { localAsset } from "./local-asset.js";
import { splitBindings } from "./parse-binding.js";
import type { OutputResolver, Producer } from "./resolve-output.js";
import type { InputSource, PlanPlace } from "./run-plan.js";
import type { Scope } from "./scope.js";

/** What an input is, while its value is looked up. */
interface InputPlace {
  /** As diagnostics name it: `jobs.train.inputs.data`. */
  readonly place: string;
  readonly input: string;
  readonly location: SourceLocation | undefined;
}

/** An asset's path as its author knows it, to be underlined. */
function writtenPath(path: AssetPath): string {
  switch (path.kind) {
    case "local":
      return path.written;
    case "registered":
      return path.id;
    case "remote":
      return path.uri;
  }
}

/** Follows what is given to inputs to where it comes from. Each input of each pipeline is resolved once. */
export class InputResolver {
  readonly #pipelines = new Map<Scope, Map<string, InputSource | undefined>>();
  readonly #outputs: OutputResolver;
  readonly #place: PlanPlace;
  readonly #problems: DiagnosticSink;

  constructor(outputs: OutputResolver, place: PlanPlace, problems: DiagnosticSink) {
    this.#outputs = outputs;
    this.#place = place;
    this.#problems = problems;
  }

  /** Every input of a node that has a value; what a required one lacks is a diagnostic. `scope` is where its bindings look names up. */
  ofNode(scope: Scope, ports: InputPorts, given: InputValues, place: string, location?: SourceLocation): Map<string, InputSource> {
    const sources = new Map<string, InputSource>();
    for (const [input, port] of Object.entries(ports)) {
      const at = { place: `${place}.inputs.${input}`, input, location };
      const source = this.#ofPort(scope, ports, given, at);
      if (source) sources.set(input, source);
      else if (!port.optional) this.#add(at, { code: "AZML508", message: `required input "${input}" has no value` });
    }
    return sources;
  }

  /** A text that may hold bindings: the value of an environment variable, a time limit. */
  ofText(scope: Scope, text: string, at: InputPlace): InputSource {
    const parts: InputSource[] = [];
    for (const part of splitBindings(text)) {
      if (typeof part === "string") parts.push({ kind: "literal", text: part });
      else {
        const source = this.#ofBinding(scope, part, at);
        if (source) parts.push(source);
      }
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: "text", parts };
  }

  /** An input of a pipeline, seen from inside it. */
  #ofPipeline(scope: Scope, input: string): InputSource | undefined {
    let resolved = this.#pipelines.get(scope);
    if (!resolved) this.#pipelines.set(scope, (resolved = new Map()));
    if (!resolved.has(input)) {
      // Stands while the input is looked up, so that a ring of bindings ends here instead of recursing for ever.
      resolved.set(input, undefined);
      const place = scope.path === "" ? `inputs.${input}` : `${scope.jobsPath.replace(/\.jobs$/, "")}.inputs.${input}`;
      const at = { place, input, location: scope.location ?? scope.component.location };
      resolved.set(input, this.#ofPort(scope.parent ?? scope, scope.component.inputs, scope.given, at));
    }
    return resolved.get(input);
  }

  #ofPort(scope: Scope, ports: InputPorts, given: InputValues, at: InputPlace): InputSource | undefined {
    const port = ports[at.input];
    const value = given[at.input];
    const source = value && this.#ofValue(scope, value, at);
    if (source || port?.default === undefined) return source;
    return { kind: "literal", text: literalText(port.default, port.kind) };
  }

  #ofValue(scope: Scope, value: InputValue, at: InputPlace): InputSource | undefined {
    switch (value.kind) {
      case "literal":
        return { kind: "literal", text: literalText(value.value) };
      case "text":
        return this.ofText(scope, value.text, at);
      case "binding":
        return this.#ofBinding(scope, value.binding, at);
      case "asset": {
        const ofJob = at.place.startsWith("inputs.");
        const isYaml = /\.ya?ml$/i.test(at.location?.file ?? "") && this.#place.within === undefined;
        const found = localAsset(value.asset, { input: at.input, ofJob, ...(isYaml && { settable: at.place }), ...this.#place });
        if (!("code" in found)) return found;
        this.#add(at, { ...found, focus: writtenPath(value.asset.path) });
        // A diagnostic stops the job; until then the input counts as given, so that it is complained about once.
        return { kind: "literal", text: "" };
      }
      default:
        return unreachable(value);
    }
  }

  #ofBinding(scope: Scope, binding: Binding, at: InputPlace): InputSource | undefined {
    switch (binding.source) {
      case "pipeline_input":
        return this.#ofPipeline(scope, binding.input);
      case "node_output": {
        const producer = this.#outputs.ofMember(scope, binding.node, binding.output);
        if (!producer) return undefined;
        // A diagnostic stops the job; until then the input counts as given.
        if (!this.#has(producer, at)) return { kind: "literal", text: "" };
        return { kind: "output", from: { node: producer.leaf.index, output: producer.output } };
      }
      case "node_input": {
        const member = scope.members.get(binding.node);
        if (member?.kind === "pipeline") return this.#ofPipeline(member.scope, binding.input);
        const component = member && ownComponent(member.node);
        if (!member || !component) return undefined;
        const { inputs } = member.node;
        return this.#ofPort(scope, component.inputs, inputs, { ...at, input: binding.input });
      }
      default:
        return unreachable(binding);
    }
  }

  /** What a registered component puts out is known only here. */
  #has({ leaf, output }: Producer, at: InputPlace): boolean {
    const outputs = ownComponent(leaf.body ?? leaf.node)?.outputs;
    if (!outputs || Object.hasOwn(outputs, output)) return true;
    const hint = `its outputs: ${Object.keys(outputs).join(", ") || "none"}`;
    this.#add(at, { code: "AZML584", message: `node "${leaf.path}" has no output "${output}"`, hint });
    return false;
  }

  #add(at: InputPlace, problem: Pick<Diagnostic, "code" | "message" | "hint" | "focus">): void {
    const { place, location } = at;
    this.#problems.add({ severity: "error", path: place, ...(location && { location }), ...problem });
  }
}
