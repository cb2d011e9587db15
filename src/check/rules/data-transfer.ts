import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { JobScope } from "../job-scope.js";
import { problem } from "../rule.js";

/** What is imported from a database is a table, and from a file system a folder. */
export function importSinks({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, path, location }) => {
    if (node.kind !== "data_transfer" || node.task !== "import_data") return [];
    const sink = node.outputs["sink"];
    const wanted = node.from.type === "database" ? "mltable" : "uri_folder";
    // Without a type an output is a folder.
    if (sink === undefined || sink.boundTo !== undefined || (sink.type ?? "uri_folder") === wanted) return [];
    const message = "Outputs field only support type mltable for database and uri_folder for file_system";
    return problem("AZML333", message, { path: `${path}.outputs.sink.type`, location, focus: "sink" });
  });
}

/** What is exported to a database is one file, and to a file system a folder. */
export function exportSources({ nodes }: JobScope): Diagnostic[] {
  return nodes.flatMap(({ node, path, location }) => {
    if (node.kind !== "data_transfer" || node.task !== "export_data") return [];
    const source = node.inputs["source"];
    if (source?.kind !== "asset" || source.asset.type === (node.to.type === "database" ? "uri_file" : "uri_folder")) return [];
    const message = "Inputs field only support type uri_file for database and uri_folder for file_system";
    return problem("AZML333", message, { path: `${path}.inputs.source.type`, location, focus: "source" });
  });
}

/** What is copied is said, and goes to one place; a single thing stays of its kind. */
export function copyPorts({ components }: Pick<JobScope, "components">): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }) => {
    if (component.kind !== "data_transfer" || component.task !== "copy_data") return [];
    const [inputs, outputs] = [Object.values(component.inputs), Object.values(component.outputs)];
    const complain = (side: "inputs" | "outputs", message: string): Diagnostic =>
      problem("AZML333", message, { path: path === "" ? side : `${path}.${side}`, location, focus: side });
    if (inputs.length === 0) return [complain("inputs", `"${label}" copies data, and has no inputs`)];
    if (outputs.length !== 1) return [complain("outputs", `"${label}" copies data to ${outputs.length} outputs, and has to have one`)];
    const [[from], [to]] = [inputs, outputs];
    if (inputs.length > 1 || from?.kind === to?.kind) return [];
    return [complain("outputs", `"${label}" copies ${from?.kind} to ${to?.kind}, and a copy is of the same kind`)];
  });
}
