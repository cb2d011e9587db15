import type { DoWhileNode } from "../../model/do-while-node.js";
import type { IfElseNode } from "../../model/if-else-node.js";
import type { ParallelForNode } from "../../model/parallel-for-node.js";
import type { LocalSettings } from "../../model/local-settings.js";
import type { SourceLocation } from "../../model/location.js";
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
  /** Where that is said: the step that nests the pipeline, or the job. */
  readonly location: SourceLocation | undefined;
  /** What the outside says of the pipeline's outputs. */
  readonly outputSettings: OutputSettings;
  readonly parent: Scope | undefined;
  readonly members: Map<string, Member>;
  /** The branchings among its nodes. */
  readonly branchings: readonly IfElseNode[];
  /** What holds for the nodes in it that do not say otherwise. */
  readonly local: LocalSettings;
  /** Branches that the whole pipeline stands in. */
  readonly guards: readonly ScopedGuard[];
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
  /** Its own, and what the pipelines around it say. */
  readonly local: LocalSettings;
  /** The node that a loop repeats, which is no leaf itself. */
  readonly body?: Node;
  readonly guards: readonly ScopedGuard[];
}

/** A block of a branching, and the scope in which its condition is looked up. */
interface ScopedGuard {
  readonly scope: Scope;
  readonly condition: boolean | string;
  readonly when: boolean;
  readonly branching: NodePath;
}

/** The job's pipelines and nodes, flat, in creation order; each pipeline before what is in it. */
export interface Expansion {
  readonly scopes: readonly Scope[];
  readonly leaves: readonly Leaf[];
  readonly listing: readonly { readonly path: NodePath; readonly kind: string; readonly component: string }[];
}

interface Outside {
  readonly inputs: InputValues;
  readonly outputs: OutputSettings;
  readonly local?: LocalSettings;
  readonly location?: SourceLocation;
}

/** Puts nested pipelines in place: one flat list of nodes, and a scope for each pipeline to look names up in. */
export function expandPipelines(job: PipelineJob, within: NodePath = ""): Expansion {
  const scopes: Scope[] = [];
  const leaves: Leaf[] = [];
  const listing: { path: NodePath; kind: string; component: string }[] = [];

  function open(
    component: PipelineComponent,
    { inputs: given, outputs: outputSettings, local, location }: Outside,
    path: NodePath,
    place: string,
    guards: readonly ScopedGuard[],
    parent?: Scope,
  ): Scope {
    const scope: Scope = {
      index: scopes.length,
      path,
      jobsPath: place === "" ? "jobs" : `${place}.jobs`,
      component,
      given,
      location,
      outputSettings,
      parent,
      local: { ...parent?.local, ...local },
      guards,
      // Looked for once: a pipeline may have thousands of nodes.
      branchings: Object.values(component.jobs).filter((node) => node.kind === "if_else"),
      members: new Map(),
      outputs: new Map(),
    };
    scopes.push(scope);
    const loops = new Map(Object.values(component.jobs).flatMap((node) => (isLoop(node) ? [[node.body, node] as const] : [])));
    for (const [name, node] of Object.entries(component.jobs)) {
      for (const [output, setting] of Object.entries(node.outputs)) {
        if (setting.boundTo !== undefined) scope.outputs.set(setting.boundTo, { node: name, output });
      }
      // What a loop repeats stands for the loop: it has the name that people know.
      if (!isLoop(node)) add(scope, name, node, loops.get(name));
    }
    return scope;
  }

  function add(scope: Scope, name: string, node: Node, loop: LoopNode | undefined): void {
    const path = scope.path === "" ? name : `${scope.path}/${name}`;
    const place = `${scope.jobsPath}.${name}`;
    const { component } = node;
    const kind = loop?.kind ?? node.kind;
    listing.push({ path, kind, component: component?.kind === "reference" ? component.id : (component?.name ?? "") });
    const guards = [...scope.guards, ...guardsOf(scope, name, loop)];
    if (loop !== undefined || node.kind !== "pipeline") {
      const what = loop === undefined ? { node: node as Leaf["node"] } : { node: loop, body: node };
      const local = { ...scope.local, ...node.local };
      const leaf: Leaf = { kind: "leaf", index: leaves.length, path, place, phase: phaseOf(job, path), scope, local, guards, ...what };
      leaves.push(leaf);
      scope.members.set(name, leaf);
      if (loop !== undefined) scope.members.set(loop.name, leaf);
    } else if (node.component.kind === "pipeline") {
      scope.members.set(name, { kind: "pipeline", scope: open(node.component, node, path, place, guards, scope) });
    }
  }

  open(job.component, job, within, "", []);
  return { scopes, leaves, listing };
}

type LoopNode = DoWhileNode | ParallelForNode;

function isLoop(node: Node): node is LoopNode {
  return node.kind === "do_while" || node.kind === "parallel_for";
}

/** The branches of its own pipeline that a node stands in, by itself or with the loop that repeats it. */
function guardsOf(scope: Scope, name: string, loop: LoopNode | undefined): ScopedGuard[] {
  if (scope.branchings.length === 0) return [];
  const names = new Set([name, ...(loop === undefined ? [] : [loop.name])].map((one) => `\${{parent.jobs.${one}}}`));
  return scope.branchings.flatMap((node): ScopedGuard[] => {
    if (node.condition === undefined) return [];
    const { condition } = node;
    const branching = scope.path === "" ? node.name : `${scope.path}/${node.name}`;
    const blocks = [
      [node.trueBlock, true],
      [node.falseBlock, false],
    ] as const;
    return blocks.flatMap(([block = [], when]) => (block.some((one) => names.has(one)) ? [{ scope, condition, when, branching }] : []));
  });
}

/** Only nodes of the job's own pipeline are named by its settings; what is inside a named pipeline goes with it. */
function phaseOf({ settings }: PipelineJob, path: NodePath): RunPhase {
  const top = path.split("/", 1)[0];
  return top === settings.onInit ? "init" : top === settings.onFinalize ? "finalize" : "main";
}
