import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { unfitName } from "../../guard/place-below.js";
import type { JobRecord, NodeRecord } from "../../workspace/job-record.js";

/** A job without the artifacts whose names lead out of their folder, as what ran elsewhere or long ago may have named some; and what is said of these. */
export function withOwnArtifacts(record: JobRecord): { readonly record: JobRecord; readonly warnings: readonly Diagnostic[] } {
  const warnings: Diagnostic[] = [];
  const nodes = record.nodes.map((node): NodeRecord => {
    if (node.artifacts === undefined) return node;
    const own = Object.entries(node.artifacts).filter(([name]) => {
      const why = unfitName(name);
      const message = `node "${node.path}": artifact ${JSON.stringify(name)} ${why}, and was left out`;
      if (why !== undefined) warnings.push({ code: "AZML559", severity: "warning", message });
      return why === undefined;
    });
    return { ...node, artifacts: Object.fromEntries(own) };
  });
  return { record: { ...record, nodes }, warnings };
}
