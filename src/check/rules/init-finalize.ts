import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { nodeReferences, referencedNode } from "../../model/node-references.js";
import type { JobScope } from "../job-scope.js";
import { problem } from "../rule.js";

/** The nodes that run before and after all others exist, differ, stand alone, and are not all there is (semantics.md §20). */
export function initAndFinalize({ job, pipelines, location, runsReference }: JobScope): Diagnostic[] {
  const { onInit, onFinalize } = job.settings;
  const nodes = pipelines[0]?.nodes ?? [];
  if (runsReference || (onInit === undefined && onFinalize === undefined)) return [];
  const found: Diagnostic[] = [];
  const edges = nodes.flatMap(({ name, node }) =>
    nodeReferences(node).flatMap(({ binding }) => [[name, referencedNode(binding)] as const]),
  );
  const check = (key: "on_init" | "on_finalize", name: string | undefined, otherKey: string, other: string | undefined): void => {
    if (name === undefined) return;
    const complain = (message: string): void =>
      void found.push(problem("AZML327", message, { path: `settings.${key}`, location, focus: name }));
    if (!nodes.some((node) => node.name === name)) complain(`${key} names "${name}", which is no node of the job`);
    if (edges.some(([from, to]) => to !== undefined && (from === name || to === name)))
      complain(`"${name}", the node of ${key}, is wired to other nodes, and has to stand by itself`);
    if (name === other) complain(`"${name}" is the node of ${key} and of ${otherKey}, which have to be two`);
  };
  check("on_init", onInit, "on_finalize", onFinalize);
  check("on_finalize", onFinalize, "on_init", onInit);
  if (nodes.length > 0 && nodes.every(({ name }) => name === onInit || name === onFinalize)) {
    found.push(problem("AZML327", "the job has no nodes beside those of on_init and on_finalize", { path: "jobs", location }));
  }
  return found;
}
