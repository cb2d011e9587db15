import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { kindParity } from "../parity/kinds.js";
import type { Leaf } from "./scope.js";

/** Says of a node that it cannot run on this machine, because of its kind or else for the reason given. Told of every such node before anything runs. */
export function refuseKind({ node, place }: Leaf, problems: DiagnosticSink, reason = "of these only copies are made here"): undefined {
  const parity = kindParity[node.kind];
  const why = "why" in parity && typeof parity.why === "string" ? parity.why : reason;
  problems.add({
    code: "AZML518",
    severity: "error",
    message: `nodes of type ${node.kind} cannot run on this machine: ${why}`,
    path: place,
    ...(node.location && { location: node.location }),
    hint: "submit the job to Azure ML, or run the parts that are commands",
  });
  return undefined;
}
