import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** Most nodes that are named. */
const most = 3;

/** AZML561 once for each environment that cannot be had, at the first of the nodes that have it, with what works for all of them. */
export function mergeEnvironmentErrors(errors: readonly Diagnostic[]): readonly Diagnostic[] {
  const nodes = new Map<string, string[]>();
  for (const { code, message, path } of errors) {
    if (code === "AZML561") nodes.set(message, [...(nodes.get(message) ?? []), nodeOf(path)]);
  }
  return errors.flatMap((error) => {
    const named = error.code === "AZML561" ? nodes.get(error.message) : undefined;
    if (error.code !== "AZML561") return [error];
    nodes.delete(error.message);
    return named === undefined
      ? []
      : [
          withNodes(
            error,
            [...new Set(named)].filter((name) => name !== ""),
          ),
        ];
  });
}

function withNodes(error: Diagnostic, nodes: readonly string[]): Diagnostic {
  const { message, hint } = error;
  const host = nodes.length === 1 ? `--env ${nodes[0]}=host` : "--env auto";
  const more = nodes.length > most ? ` and ${nodes.length - most} more` : "";
  const shown = nodes.length === 0 ? "" : ` (node${nodes.length > 1 ? "s" : ""} ${nodes.slice(0, most).join(", ")}${more})`;
  return { ...error, message: `${message}${shown}`, hint: `${hint}, or leave it aside: ${host}` };
}

/** `jobs.prepare.jobs.split.environment` → `prepare/split` */
function nodeOf(path = ""): string {
  return path
    .replace(/\.?(?:task\.)?environment$/, "")
    .replace(/^jobs\./, "")
    .replaceAll(".jobs.", "/");
}
