import { descendants } from "../../dag/descendants.js";
import { dependents } from "../../dag/dependents.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { NodePath } from "../../events/run-event.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { type FormerResult, isSteering, type PlannedNode, type RunPlan } from "./run-plan.js";

/** The nodes of a job that are to run. A name of a pipeline stands for what is in it. Without any all run. */
export interface NodeSelection {
  /** These. */
  readonly only?: readonly NodePath[];
  /** These, and what depends on them. */
  readonly from?: readonly NodePath[];
}

/** True when a name that the user gave means the node, or something around it. */
export function covers(name: NodePath, path: NodePath): boolean {
  return path === name || path.startsWith(`${name}/`);
}

/** A diagnostic for each name that means nothing in the plan. `option` is where the user gave them. */
export function unknownNames(names: readonly NodePath[], option: string, { listing, nodes }: RunPlan): Diagnostic[] {
  const paths = listing.map(({ path }) => path);
  // What a loop or a sweep will have in it is known only when it runs. There nothing can be chosen, but what runs can be forced to.
  const open = option === "--force-rerun" ? nodes.filter(isSteering) : [];
  const unknown = names.filter((name) => !paths.some((path) => covers(name, path)) && !open.some(({ path }) => covers(path, name)));
  return unknown.map((name) => {
    const meant = didYouMean(name, paths);
    const hint = meant ? `did you mean "${meant}"?` : `nodes are: ${paths.slice(0, 20).join(", ")}`;
    return { code: "AZML545", severity: "error", message: `${option} names "${name}", and the job has no such node`, hint };
  });
}

/**
 * The plan in which only what is selected runs: what it needs is taken from an earlier run (`former`), and what is left does not run.
 * `errors` tells of names that mean nothing and of results that are not there.
 */
export function selectNodes(
  plan: RunPlan,
  { only = [], from = [] }: NodeSelection,
  former: (path: NodePath) => FormerResult | undefined,
): { readonly plan: RunPlan; readonly errors: readonly Diagnostic[] } {
  if (only.length === 0 && from.length === 0) return { plan, errors: [] };
  const errors = [...unknownNames(only, "--only", plan), ...unknownNames(from, "--from", plan)];
  if (errors.length > 0) return { plan, errors };
  const selected = selectedNodes(plan, only, from);
  const needed = new Set([...selected].flatMap((index) => plan.nodes[index]?.dependencies ?? []));
  const nodes = plan.nodes.map((node): PlannedNode => {
    if (selected.has(node.index)) return node;
    if (!needed.has(node.index)) return { ...node, instead: { kind: "skip", reason: "not asked for" } };
    const result = former(node.path);
    if (result === undefined) {
      const message = `"${node.path}" is not to run, and has no result in an earlier run of this file`;
      errors.push({
        code: "AZML546",
        severity: "error",
        message,
        hint: `run it too: --only ${node.path}, or --of JOB for the job that has one`,
      });
      return node;
    }
    return { ...node, dependencies: [], instead: { kind: "take", ...result } };
  });
  // What does not run needs nothing.
  const left = new Set(nodes.filter(({ instead }) => instead !== undefined).map(({ path }) => path));
  return { plan: { ...plan, nodes, needs: plan.needs.filter(({ path }) => !left.has(path)) }, errors };
}

function selectedNodes({ nodes }: RunPlan, only: readonly NodePath[], from: readonly NodePath[]): Set<number> {
  const named = (names: readonly NodePath[]): number[] =>
    nodes.filter(({ path }) => names.some((name) => covers(name, path))).map(({ index }) => index);
  const after = dependents(nodes.keys(), (index) => nodes[index]?.dependencies ?? []);
  const selected = new Set(named(only));
  for (const start of named(from)) {
    selected.add(start);
    for (const index of descendants(start, (one) => after.get(one) ?? [])) selected.add(index);
  }
  return selected;
}
