import type { Diagnostic } from "../../diagnostics/diagnostic.js";

import type { Component, Node } from "../../model/pipeline.js";
import type { JobScope } from "../job-scope.js";
import { problem } from "../rule.js";

/** Spark may take resources in place of a compute; the nodes of a nested pipeline are asked themselves. */
function lacksCompute(node: Node): boolean {
  return (
    (node.kind === "command" ||
      node.kind === "parallel" ||
      node.kind === "sweep" ||
      node.kind === "data_transfer" ||
      node.kind === "automl") &&
    node.compute === undefined
  );
}

/** Azure ML runs a command on some compute: the node's, the job's or the default one. This machine needs none. */
export function computeIsSet({ job, nodes }: JobScope): Diagnostic[] {
  if (job.compute !== undefined || job.settings.defaultCompute !== undefined) return [];
  const hint =
    job.source === "DSL"
      ? 'say { compute: "…" } in the options of step(), or { defaultCompute: "…" } in @pipeline or job()'
      : "say compute: on the node, or default_compute: under settings";
  return nodes.flatMap(({ node, path, location }) =>
    lacksCompute(node) ? problem("AZML322", "Compute not set", { path: `${path}.compute`, location, hint }) : [],
  );
}

/** Azure ML runs a command, and the script of a parallel component, in an environment. This machine uses what is installed. */
export function environmentIsSet({ components }: JobScope): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }) => {
    const key = lacking(component);
    if (key === undefined) return [];
    const hint = "say environment: azureml:<name>@latest, or an image";
    return problem("AZML323", `component "${label}" has no environment`, { path: `${path}.${key}`, location, hint });
  });
}

/** Where the environment of a component is missing. */
function lacking(component: Component): string | undefined {
  if (component.kind === "command" && component.environment === undefined) return "environment";
  if (component.kind === "parallel" && component.task?.type === "run_function" && component.task.environment === undefined)
    return "task.environment";
  return undefined;
}
