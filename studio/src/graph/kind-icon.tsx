import type { ReactElement } from "react";
import type { GraphNode } from "../../../src/picture/job-graph.js";

/** Lines on a square of 16, by kind. */
const lines: Readonly<Record<GraphNode["kind"], string>> = {
  automl: "M8 2l1.6 3.9L14 7.5l-4.4 1.6L8 13l-1.6-3.9L2 7.5l4.4-1.6z",
  command: "M2.5 4l3.5 4-3.5 4M8 12h5.5",
  data_transfer: "M2 5.5h10M9 2.5l3 3-3 3M14 10.5H4M7 7.5l-3 3 3 3",
  do_while: "M12.5 5A5.5 5.5 0 1 0 13.5 9M12.5 1.5V5H9",
  if_else: "M8 1.5L14.5 8 8 14.5 1.5 8z",
  input: "M3 4c0-1 2.2-2 5-2s5 1 5 2-2.2 2-5 2-5-1-5-2zM3 4v8c0 1 2.2 2 5 2s5-1 5-2V4M3 8c0 1 2.2 2 5 2s5-1 5-2",
  output: "M3 8h8M8 4.5L11.5 8 8 11.5M14 2.5v11",
  parallel: "M2 3h5v4H2zM9 3h5v4H9zM2 9h5v4H2zM9 9h5v4H9z",
  parallel_for: "M2 4h12M2 8h12M2 12h12M5 2.5v3M9 6.5v3M6 10.5v3",
  pipeline: "M5.5 2h5v3.5h-5zM1.5 10.5h5V14h-5zM9.5 10.5h5V14h-5zM8 5.5V8M4 10.5V8h8v2.5",
  spark: "M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z",
  sweep: "M2 13.5h12M4 13V9M8 13V4M12 13V7M4 9l4-5 4 3",
};

export function KindIcon({ kind }: { readonly kind: GraphNode["kind"] }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={lines[kind] ?? lines.command} />
    </svg>
  );
}
