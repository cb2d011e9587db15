import fc from "fast-check";
import type { GraphEdge, GraphNode, JobGraph } from "../../../src/picture/job-graph.js";

const kinds = ["command", "sweep", "do_while", "if_else", "parallel", "spark"] as const;
/** What names of nodes may be made of, and what would break out of a text. */
const name = fc.oneof(
  fc.stringMatching(/^[a-z_]{1,12}$/),
  fc.constantFrom("a<b>&c", 'say "hi"', "two\nlines", "`tick`", "長い名前長い名前長い名前長い名前長い名前", "a→b", "]]>", "#1;", "\u0001"),
);

/** Graphs of nested boxes, with edges from earlier nodes to later ones that are not in them, nor they in these. */
export const randomGraph: fc.Arbitrary<JobGraph> = fc
  .array(fc.record({ parent: fc.nat(), isTop: fc.boolean(), kind: fc.constantFrom(...kinds), name }), { minLength: 1, maxLength: 24 })
  .chain((parts) => {
    const nodes: GraphNode[] = [];
    const depths: number[] = [];
    for (const [at, part] of parts.entries()) {
      const around = at === 0 || part.isTop ? undefined : part.parent % at;
      const isDeep = around !== undefined && (depths[around] ?? 0) > 3;
      const parent = around === undefined || isDeep ? undefined : nodes[around];
      depths.push(parent === undefined ? 0 : (depths[around ?? 0] ?? 0) + 1);
      const id = `${parent === undefined ? "" : `${parent.id}/`}n${at}`;
      nodes.push({ id, name: part.name, kind: part.kind, inputs: [], outputs: [], ...(parent && { parent: parent.id }) });
    }
    const edge = fc.tuple(fc.nat(nodes.length - 1), fc.nat(nodes.length - 1), fc.boolean());
    return fc.array(edge, { maxLength: 30 }).map((pairs) => ({
      nodes,
      edges: pairs.flatMap(([one, other, isControl]): GraphEdge[] => {
        const [from, to] = [nodes[Math.min(one, other)]!.id, nodes[Math.max(one, other)]!.id];
        if (from === to || to.startsWith(`${from}/`) || from.startsWith(`${to}/`)) return [];
        return [{ from, output: "o", to, input: "i", kind: isControl ? "control" : "data" }];
      }),
    }));
  });
