import type { ComponentReference } from "../../model/component-reference.js";
import type { Node, PipelineComponent } from "../../model/pipeline.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { InputValues, OutputSettings } from "../../model/value.js";
import type { NodePath } from "../../events/run-event.js";
import type { RunPhase } from "./run-plan.js";

/** A pipeline while its job is being planned: where names are looked up. */
export interface Scope {
  readonly index: number;
  readonly path: NodePath;
  /** As diagnostics name places: `jobs.prepare.jobs`. */
  readonly jobsPath: string;
  readonly component: PipelineComponent;
  /** What the outside gives to the pipeline's inputs; resolved in `parent`. */
  readonly given: InputValues;
  /** What the outside says of the pipeline's outputs. */
  readonly outputSettings: OutputSettings;
  readonly parent: Scope | undefined;
  readonly members: Map<string, Member>;
  /** Output of the pipeline → the member output that is bound to it. */
  readonly outputs: Map<string, { readonly node: string; readonly output: string }>;
}

/** What a name in a scope stands for. */
type Member = Leaf | { readonly kind: "pipeline"; readonly scope: Scope };

/** A node that does work, before its inputs are resolved. */
export interface Leaf {
  readonly kind: "leaf";
  /** Index in the flat list of nodes. */
  readonly index: number;
  readonly path: NodePath;
  readonly place: string;
  readonly phase: RunPhase;
  readonly scope: Scope;
  readonly node: Exclude<Node, { kind: "pipeline" }>;
}

/** The job's pipelines and nodes, flat, in creation order; each pipeline before what is in it. */
export interface Expansion {
  readonly scopes: readonly Scope[];
  readonly leaves: readonly Leaf[];
  readonly listing: readonly { readonly path: NodePath; readonly kind: string; readonly component: string }[];
  /** Nested pipelines that cannot be expanded, because their component is not on this machine. */
  readonly unknown: readonly { readonly place: string; readonly node: Node; readonly reference: ComponentReference }[];
}

interface Outside {
  readonly inputs: InputValues;
  readonly outputs: OutputSettings;
}

/** Puts nested pipelines in place: one flat list of nodes, and a scope for each pipeline to look names up in. */
export function expandPipelines(job: PipelineJob): Expansion {
  const scopes: Scope[] = [];
  const leaves: Leaf[] = [];
  const listing: { path: NodePath; kind: string; component: string }[] = [];
  const unknown: Expansion["unknown"][number][] = [];

  function open(
    component: PipelineComponent,
    { inputs: given, outputs: outputSettings }: Outside,
    path: NodePath,
    place: string,
    parent?: Scope,
  ): Scope {
    const scope: Scope = {
      index: scopes.length,
      path,
      jobsPath: place === "" ? "jobs" : `${place}.jobs`,
      component,
      given,
      outputSettings,
      parent,
      members: new Map(),
      outputs: new Map(),
    };
    scopes.push(scope);
    for (const [name, node] of Object.entries(component.jobs)) add(scope, name, node);
    return scope;
  }

  function add(scope: Scope, name: string, node: Node): void {
    const path = scope.path === "" ? name : `${scope.path}/${name}`;
    const place = `${scope.jobsPath}.${name}`;
    const { component } = node;
    listing.push({ path, kind: node.kind, component: component?.kind === "reference" ? component.id : (component?.name ?? "") });
    for (const [output, setting] of Object.entries(node.outputs)) {
      if (setting.boundTo !== undefined) scope.outputs.set(setting.boundTo, { node: name, output });
    }
    if (node.kind !== "pipeline") {
      const leaf: Leaf = { kind: "leaf", index: leaves.length, path, place, phase: phaseOf(job, path), scope, node };
      leaves.push(leaf);
      scope.members.set(name, leaf);
    } else if (node.component.kind === "pipeline") {
      scope.members.set(name, { kind: "pipeline", scope: open(node.component, node, path, place, scope) });
    } else {
      unknown.push({ place, node, reference: node.component });
    }
  }

  open(job.component, job, "", "");
  return { scopes, leaves, listing, unknown };
}

/** Only nodes of the job's own pipeline are named by its settings; what is inside a named pipeline goes with it. */
function phaseOf({ settings }: PipelineJob, path: NodePath): RunPhase {
  const top = path.split("/", 1)[0];
  return top === settings.onInit ? "init" : top === settings.onFinalize ? "finalize" : "main";
}
