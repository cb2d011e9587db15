import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { AssetInput } from "../../model/asset.js";
import { type AssetVersion, parseAssetId } from "../../model/asset-reference.js";
import type { CodeOwner } from "../../model/code-owner.js";
import { definitionWord } from "../../model/definition.js";
import { changed, PartMapper } from "../../model/map-parts.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { Component, ComponentNode, Node } from "../../model/pipeline.js";
import { type RegisteredKind, registeredKindOf } from "../../model/registered-kind.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { RegisteredDefinitions } from "../../workspace/asset-operations.js";
import type { KnownAssets } from "../registry.js";
import { howToRegister } from "./not-registered.js";
import { nodeOfComponent } from "./node-of-component.js";

type Place = Pick<Diagnostic, "path" | "location">;

/**
 * The job with what the local workspace has registered in the place of its references: components, environments, data and models. From
 * here on they are as good as written into the job, and their results are used again by their content.
 *
 * A reference to another workspace or to a registry is taken for what is registered here under its name and version. A component
 * that is needed and not here is reported (AZML506); data that is not here stays a reference, and is reported where it is used.
 */
export function withRegistered(job: PipelineJob, registry: KnownAssets | undefined, problems: DiagnosticSink): PipelineJob {
  return new Replacement(registry, problems).job(job);
}

class Replacement {
  readonly #registry: KnownAssets | undefined;
  readonly #problems: DiagnosticSink;
  readonly #mapper: PartMapper;
  readonly #components = new Map<string, Component | undefined>();
  /** Components that are being looked into, outermost first. */
  readonly #open: string[] = [];

  constructor(registry: KnownAssets | undefined, problems: DiagnosticSink) {
    this.#registry = registry;
    this.#problems = problems;
    this.#mapper = new PartMapper({
      owner: (owner) => this.#withEnvironment(owner),
      asset: (asset) => this.#asset(asset),
      node: (node, jobsPath) => this.#node(node, `${jobsPath}.${node.name}`),
    });
  }

  job(job: PipelineJob): PipelineJob {
    if (job.runs?.kind !== "reference") return this.#mapper.job(job);
    const place: Place = { path: "component", ...(job.location && { location: job.location }) };
    const component = this.#component(job.runs.id, place);
    if (!component) return job;
    if (component.kind !== "pipeline") {
      this.#wrongKind(job.runs.id, component, "a pipeline job runs a pipeline component", place);
      return job;
    }
    this.#checkNames("input", Object.keys(job.inputs), component.inputs, component.name, place);
    return this.#mapper.job({ ...job, component, runs: { kind: "own" } });
  }

  #node(node: Node, path: string): Node {
    if (node.component?.kind !== "reference" || !this.#isNeeded(node)) return node;
    const { id } = node.component;
    const place: Place = { path: `${path}.component`, ...(node.location && { location: node.location }) };
    const component = this.#component(id, place);
    if (!component) return node;
    const made = nodeOfComponent(node as ComponentNode, component);
    if (!made) {
      this.#wrongKind(id, component, `a node of type ${node.kind} cannot run it`, place);
      return node;
    }
    const inputs = [...Object.keys(node.inputs), ...(node.kind === "sweep" ? Object.keys(node.searchSpace) : [])];
    this.#checkNames("input", inputs, component.inputs, node.name, place);
    this.#checkNames("output", Object.keys(node.outputs), component.outputs, node.name, place);
    return made;
  }

  /** Of kinds that do not run here that is what the user is told. */
  #isNeeded({ kind }: Node): boolean {
    return kind === "command" || kind === "sweep" || kind === "parallel" || kind === "spark" || kind === "pipeline";
  }

  #component(id: string, place: Place): Component | undefined {
    if (this.#open.includes(id)) {
      const ring = [...this.#open, id].join(" → ");
      this.#problems.add({ code: "AZML211", severity: "error", message: `component "${id}" contains itself: ${ring}`, ...place });
      return undefined;
    }
    if (!this.#components.has(id)) {
      const found = this.#find("components", id, { label: "default" });
      this.#open.push(id);
      this.#components.set(id, found && this.#mapper.component(found, place.path?.replace(/\.?component$/, "")));
      this.#open.pop();
    }
    const component = this.#components.get(id);
    if (!component) {
      const hint = `${howToRegister("components", id, this.#registry)}, or load it from its YAML file`;
      this.#problems.add({
        code: "AZML506",
        severity: "error",
        message: `component "${id}" is not registered on this machine`,
        ...place,
        hint,
      });
    }
    return component;
  }

  /** An environment that is not here is no problem: commands run with what the machine has. */
  #withEnvironment<T extends CodeOwner>(owner: T): T {
    const { environment } = owner;
    if (environment?.kind !== "reference") return owner;
    const found = this.#find("environments", environment.id);
    return found ? { ...owner, environment: found } : owner;
  }

  #asset(asset: AssetInput): AssetInput {
    const { path, type } = asset;
    if (path.kind === "local") return asset;
    const written = path.kind === "registered" ? path.id : path.uri;
    const found = this.#find(parseAssetId(written)?.kind ?? registeredKindOf(type), written);
    if (found?.kind !== "data" && found?.kind !== "model") return asset;
    const place = found.path.kind === "local" ? { ...found.path, written } : found.path;
    return changed(asset, { path: place });
  }

  #find<K extends RegisteredKind>(kind: K, id: string, otherwise?: AssetVersion): RegisteredDefinitions[K] | undefined {
    const parsed = this.#registry && parseAssetId(id);
    const version = parsed?.version ?? otherwise;
    if (!parsed || version === undefined || (parsed.kind !== undefined && parsed.kind !== kind)) return undefined;
    return this.#registry?.find(kind, parsed.name, version)?.definition;
  }

  #wrongKind(id: string, component: Component, why: string, place: Place): void {
    const message = `"${id}" is a ${definitionWord(component)}: ${why}`;
    this.#problems.add({ code: "AZML583", severity: "error", message, ...place });
  }

  #checkNames(side: "input" | "output", given: readonly string[], ports: object, owner: string, { path, location }: Place): void {
    const known = Object.keys(ports);
    for (const name of given.filter((one) => !known.includes(one))) {
      const meant = didYouMean(name, known);
      this.#problems.add({
        code: "AZML584",
        severity: "error",
        message: `the registered component of ${owner} has no ${side} "${name}"`,
        path: `${(path ?? "").replace(/\.?component$/, "")}.${side}s.${name}`.replace(/^\./, ""),
        ...(location && { location }),
        hint: meant ? `did you mean "${meant}"?` : `its ${side}s: ${known.join(", ") || "none"}`,
      });
    }
  }
}
