import type { GraphEdge } from "../job-graph.js";
import type { Box, Layout, Point } from "../place.js";
import columnsOf from "fast-string-width";
import { childrenWord } from "./children-word.js";
import { titleHeight } from "../sizes.js";
import type { VisibleGraph, VisibleNode } from "../visible.js";

/** What a card says beside the name: a word, and a colour for its edge. */
export interface CardState {
  readonly text: string;
  readonly color: string;
}

/**
 * A graph as an image that stands alone, for READMEs and pages. Colours follow the system's, dark or light.
 *
 * @param stateOf what a node has come to, where the graph is of a job that ran
 */
export function svg(graph: VisibleGraph, layout: Layout, stateOf: (id: string) => CardState | undefined = () => undefined): string {
  const { width, height } = layout;
  const lines = graph.edges.flatMap(({ id, isControl, parts }) => {
    const points = layout.edges.get(id);
    if (points === undefined) return [];
    const title = parts.map(({ from, output, to, input }) => `${named(from, output)} → ${named(to, input)}`).join("\n");
    const dashes = isControl ? ' stroke-dasharray="5 4"' : "";
    const path = `<path class="edge" d="${pathOf(points)}"${dashes} marker-end="url(#end)"><title>${escaped(title)}</title></path>`;
    return [isControl ? `${path}${wordAt(points.at(-1), parts)}` : path];
  });
  const cards = graph.nodes.flatMap((node) => {
    const box = layout.nodes.get(node.id);
    return box === undefined ? [] : [card(node, box, stateOf(node.id))];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img">
<style>${style}</style>
<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>
${[...cards, ...lines].join("\n")}
</svg>
`;
}

const style = `
svg{font:13px system-ui,sans-serif;--card:#fff;--box:#f3f5f9;--line:#c3cad6;--text:#1b2330;--muted:#5b6676}
@media(prefers-color-scheme:dark){svg{--card:#1d2430;--box:#151b25;--line:#3c4858;--text:#e8ecf2;--muted:#9aa6b6}}
.card{fill:var(--card);stroke:var(--line)}.box{fill:var(--box);stroke:var(--line)}.edge{fill:none;stroke:var(--muted)}.head{fill:var(--muted)}
.name{fill:var(--text);font-weight:600}.more{fill:var(--muted);font-size:11px}
`.trim();

function card({ name, component, kind, isOpen, holds }: VisibleNode, { x, y, width, height }: Box, state: CardState | undefined): string {
  const more = [
    // First, as what comes last may be cut.
    state?.text,
    kind === "command" ? undefined : kind.replace("_", " "),
    component === name ? undefined : component,
    holds > 0 && !isOpen ? childrenWord(holds) : undefined,
  ];
  const middle = isOpen ? titleHeight / 2 + 3 : height / 2;
  const second = more.filter((part) => part !== undefined && part !== "").join(" · ");
  const isRound = kind === "input" || kind === "output";
  const left = round(x + (isRound ? 20 : 14));
  const room = width - (isRound ? 12 : 0);
  const parts = [
    `<rect class="${isOpen ? "box" : "card"}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${isRound ? round(height / 2) : 8}"/>`,
    state && `<rect x="${round(x)}" y="${round(y + 8)}" width="4" height="${round(height - 16)}" rx="2" fill="${state.color}"/>`,
    `<text class="name" x="${left}" y="${round(y + middle + (second === "" ? 4 : isRound ? -2 : -4))}">${escaped(shortened(name, room))}</text>`,
    second !== "" && `<text class="more" x="${left}" y="${round(y + middle + 13)}">${escaped(shortened(second, room * 1.15))}</text>`,
  ];
  // What was cut can be read where the pointer stands.
  return `<g><title>${escaped([name, second].filter(Boolean).join("\n"))}</title>${parts.filter(Boolean).join("")}</g>`;
}

/** Which block of a branching an edge leads to, beside its end. */
function wordAt(end: Point | undefined, parts: readonly GraphEdge[]): string {
  const words = [...new Set(parts.map(({ output }) => output))].filter((word) => word === "true" || word === "false");
  if (end === undefined || words.length === 0) return "";
  return `<text class="more" x="${round(end.x + 7)}" y="${round(end.y - 10)}">${words.join(", ")}</text>`;
}

/** Round corners where a line bends. */
export function pathOf(points: readonly Point[], radius = 8): string {
  const [start, ...rest] = points;
  if (start === undefined) return "";
  const end = rest.at(-1);
  if (rest.length === 1 && end !== undefined && end.x !== start.x) {
    const middle = (start.y + end.y) / 2;
    return `M${at(start)}C${at({ x: start.x, y: middle })} ${at({ x: end.x, y: middle })} ${at(end)}`;
  }
  const bends = rest.slice(0, -1).map((bend, index) => {
    const before = points[index] ?? bend;
    const after = points[index + 2] ?? bend;
    return `L${at(towards(bend, before, radius))}Q${at(bend)} ${at(towards(bend, after, radius))}`;
  });
  return `M${at(start)}${bends.join("")}${end === undefined ? "" : `L${at(end)}`}`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function named(node: string, port: string | undefined): string {
  return port === undefined ? node : `${node}.${port}`;
}

/** Cut to what fits: a letter has about 8 pixels, one of Chinese or Japanese twice as many. */
function shortened(text: string, width: number): string {
  const most = Math.max(3, Math.floor((width - 24) / 8));
  const line = text.replace(/\s+/g, " ");
  if (columnsOf(line) <= most) return line;
  let kept = "";
  for (const letter of line) {
    if (columnsOf(kept + letter) >= most) break;
    kept += letter;
  }
  return `${kept}…`;
}

function escaped(text: string): string {
  const marks = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  return marks.replace(noXml, "\ufffd");
}

/** What XML has no place for, escaped or not. */
// oxlint-disable-next-line no-control-regex -- they are what this is about
const noXml = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
