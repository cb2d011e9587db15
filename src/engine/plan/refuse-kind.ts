import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { Leaf } from "./scope.js";

/** Says of a node that it cannot run on this machine, for the reason given. Told of every such node before anything runs. */
export function refuseKind(
  { node, place }: Leaf,
  problems: DiagnosticSink,
  reason = "of these only copies are made here",
  focus = "type",
): undefined {
  problems.add({
    code: "AZML518",
    severity: "error",
    message: `nodes of type ${node.kind} cannot run on this machine: ${reason}`,
    path: place,
    ...(node.location && { location: node.location }),
    focus,
    hint: "submit the job to Azure ML, or run the parts that are commands",
  });
  return undefined;
}
