import { anonymousName } from "../model/anonymous.js";
import { groupBy } from "../util/group-by.js";
import type { GraphEdge, GraphNode, JobGraph } from "./job-graph.js";

/** A node that a job has had, as the workspace knows it. */
export interface NodeThatRan {
  readonly path: string;
  readonly kind: string;
  readonly component: string;
}

/** Kinds whose nodes run what they hold several times: rounds and trials. */
const repeating: ReadonlySet<string> = new Set(["do_while", "parallel_for", "sweep"]);

/**
 * The picture of a job that runs or has run. Rounds and trials stand in the box of their loop or sweep, in place of what they repeat; of what the
 * picture does not know, every node is a card without edges.
 */
export function withRuns(graph: JobGraph, ran: readonly NodeThatRan[]): JobGraph {
  // Runs that a process has begun by MLflow are that node's own matter.
  const jobs = ran.filter(({ kind }) => kind !== "run");
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  let edges = graph.edges;
  const below = groupBy(jobs, ({ path }) => parentOf(path));
  // Copies of what is repeated may repeat something themselves: the map grows while it is walked.
  for (const box of nodes.values()) {
    if (!repeating.has(box.kind)) continue;
    const rounds = below.get(box.id) ?? [];
    if (rounds.length === 0) continue;
    const within = [...nodes.values()].filter(({ id }) => id.startsWith(`${box.id}/`));
    for (const { id } of within) nodes.delete(id);
    for (const { path } of rounds) {
      for (const one of [roundOf(box, path, within.length > 0), ...within.map((node) => copied(node, box.id, path))])
        nodes.set(one.id, one);
    }
    edges = repeated(
      edges,
      box.id,
      rounds.map(({ path }) => path),
    );
  }
  for (const { path, kind, component } of jobs) {
    if (nodes.has(path)) continue;
    const parent = parentOf(path);
    const name = path.slice(path.lastIndexOf("/") + 1);
    nodes.set(path, {
      id: path,
      name,
      kind: kind as GraphNode["kind"],
      ...(parent !== undefined && nodes.has(parent) && { parent }),
      ...(component !== "" && component !== anonymousName && { component }),
      inputs: [],
      outputs: [],
    });
  }
  return { nodes: boxesFirst([...nodes.values()]), edges: edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to)) };
}

/** A round is what the loop repeats: a box of its own where that is a pipeline. */
function roundOf(box: GraphNode, path: string, isPipeline: boolean): GraphNode {
  const { displayName: _, ...rest } = box;
  return { ...rest, id: path, parent: box.id, name: path.slice(box.id.length + 1), kind: isPipeline ? "pipeline" : "command" };
}

function copied(node: GraphNode, box: string, round: string): GraphNode {
  return { ...node, id: moved(node.id, box, round), ...(node.parent !== undefined && { parent: moved(node.parent, box, round) }) };
}

function moved(id: string, box: string, round: string): string {
  return id === box ? round : id.startsWith(`${box}/`) ? `${round}${id.slice(box.length)}` : id;
}

/** Each round has the edges of what is repeated. What others take, they take from the box. */
function repeated(edges: readonly GraphEdge[], box: string, rounds: readonly string[]): GraphEdge[] {
  const isWithin = (id: string): boolean => id.startsWith(`${box}/`);
  return edges.flatMap((one) => {
    if (isWithin(one.to)) return rounds.map((round) => ({ ...one, from: moved(one.from, box, round), to: moved(one.to, box, round) }));
    return isWithin(one.from) ? [{ ...one, from: box }] : [one];
  });
}

function parentOf(path: string): string | undefined {
  const end = path.lastIndexOf("/");
  return end < 0 ? undefined : path.slice(0, end);
}

/** Boxes before what is in them, whatever the order in which they came. */
function boxesFirst(nodes: readonly GraphNode[]): GraphNode[] {
  const depth = ({ id }: GraphNode): number => id.split("/").length;
  return nodes
    .map((node, at) => ({ node, at }))
    .sort((a, b) => depth(a.node) - depth(b.node) || a.at - b.at)
    .map(({ node }) => node);
}
