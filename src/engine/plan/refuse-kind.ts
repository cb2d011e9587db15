import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { kindParity } from "../parity/kinds.js";
import type { Leaf } from "./scope.js";

/** Says of a node that its kind cannot run on this machine. Told of every such node before anything runs. */
export function refuseKind({ node, place }: Leaf, problems: DiagnosticSink): undefined {
  const parity = kindParity[node.kind];
  const why = "why" in parity && typeof parity.why === "string" ? parity.why : "of these only copies are made here";
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
