import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { requirementFiles } from "../environments/requirement-files.js";
import type { PlannedSpark } from "../plan/run-plan.js";
import { findSpark, javaLack } from "./find-spark.js";

/** What this machine lacks to run the Spark applications of a job. */
export function sparkProblems(nodes: readonly PlannedSpark[], env = process.env): readonly Diagnostic[] {
  if (nodes.length === 0) return [];
  const found = findSpark(env);
  const without = nodes.filter((node) => !bringsSpark(node));
  const java = javaLack(env);
  return [
    ...("lack" in found && without.length > 0
      ? [
          diagnostic("AZML555", without, `run by Spark, and there is none: ${found.lack}`, [
            found.cure,
            `or --env ${without[0]?.path}=venv with pyspark among the packages of the component's conda file`,
          ]),
        ]
      : []),
    ...(java === undefined ? [] : [diagnostic("AZML556", nodes, `run by Spark, which needs Java: ${java.lack}`, [java.cure])]),
  ];
}

function diagnostic(code: Diagnostic["code"], nodes: readonly PlannedSpark[], message: string, hints: readonly string[]): Diagnostic {
  const names = [...new Set(nodes.map(({ path }) => path))];
  const location = nodes[0]?.location;
  const who = names.length === 1 ? `node "${names[0]}" is` : `nodes ${names.join(", ")} are`;
  return { code, severity: "error", message: `${who} ${message}`, ...(location && { location }), hint: hints.join(", ") };
}

/** Whether the node's Python environment has a Spark of its own. */
function bringsSpark({ environment }: PlannedSpark): boolean {
  if (environment.kind !== "venv") return false;
  return Object.values(requirementFiles(environment.packages.requirements)).some((text) => /^\s*pyspark(?![\w.-])/im.test(text));
}
