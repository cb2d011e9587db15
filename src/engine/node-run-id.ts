import type { NodePath } from "../events/run-event.js";

/** The id of a node's run, `AZUREML_RUN_ID`. It has no `/`; `-` is in no node's name, so ids stay apart. */
export function nodeRunId(job: string, node: NodePath): string {
  return `${job}-${node.replaceAll("/", "-")}`;
}
