import { drawnGraph } from "../../picture/drawn.js";
import { elk } from "../../picture/elk.js";
import { dot } from "../../picture/format/dot.js";
import { mermaid } from "../../picture/format/mermaid.js";
import { svg } from "../../picture/format/svg.js";
import { layOut } from "../../picture/layout.js";
import { type VisibleGraph, visibleGraph } from "../../picture/visible.js";
import { whichOpen } from "../../picture/which-open.js";
import { plural } from "../../reporters/plural.js";
import { shownPath } from "../../reporters/shown-path.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { cardState } from "./card-state.js";
import { findPicture, type Picture, type PictureOptions } from "./find-picture.js";
import { type Format, outputOf, type OutputOptions, writeWhole } from "./output.js";

export interface GraphOptions extends PictureOptions, OutputOptions {
  readonly closed?: boolean;
  readonly depth?: number;
}

/** Draws what FILE defines, or a job of a workspace. */
export async function graph(target: string, options: GraphOptions, terminal: Terminal): Promise<ExitCode> {
  const { cwd, stdout } = terminal;
  // What is wrong with the output is told before anything is loaded.
  const { format, file, isPage } = outputOf(target, options, cwd);
  const picture = await findPicture(target, options, terminal);
  if (!picture) return exitCode.wrong;
  const visible = visibleGraph(picture.graph, whichOpen(picture.graph, options.closed ? 0 : options.depth));
  const text = await textOf(format, visible, picture);
  if (file === undefined) stdout.write(text);
  else {
    writeWhole(file, isPage ? `\`\`\`mermaid\n${text}\`\`\`\n` : text);
    stdout.write(`Wrote ${shownPath(file, cwd)}: ${plural(visible.nodes.length, "node")}, ${plural(visible.edges.length, "edge")}.\n`);
  }
  return exitCode.done;
}

async function textOf(format: Format, visible: VisibleGraph, { job, nodes }: Picture): Promise<string> {
  const states = new Map(nodes?.map((node) => [node.path, cardState(node)]));
  const stateOf = (id: string) => states.get(id);
  switch (format) {
    case "mermaid":
      return mermaid(drawnGraph(visible), stateOf);
    case "dot":
      return dot(drawnGraph(visible), stateOf);
    case "svg":
      return svg(visible, await layOut(visible, await elk()), stateOf);
    case "json": {
      const drawn = drawnGraph(visible);
      const statuses = new Map(nodes?.map(({ path, status }) => [path, status]));
      const withStatus = drawn.nodes.map((node) => ({ ...node, ...(statuses.has(node.id) && { status: statuses.get(node.id) }) }));
      return `${JSON.stringify({ ...(job !== undefined && { job }), nodes: withStatus, edges: drawn.edges }, undefined, 2)}\n`;
    }
  }
}
