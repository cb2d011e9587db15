import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { artifactsOf } from "../model/artifact-include.js";
import type { Definition } from "../model/definition.js";
import type { SourceLocation } from "../model/location.js";
import type { Component, Node } from "../model/pipeline.js";
import type { Schedule } from "../model/schedule.js";
import { componentLabel } from "./describe.js";
import { problem } from "./rule.js";

/** The variable by which the users of azure-ai-ml and of `az ml` say that they take part in private previews. */
const previewVariable = "AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED";

/**
 * Finds what Azure ML keeps in private preview: nodes that branch or loop, protected components and ports (`intellectual_property`), packages
 * of feeds among additional includes, and schedules of commands and Spark jobs. Ask it for what goes to Azure ML, and only while the preview is off: local runs know no previews.
 *
 * Source of the rule: azure-ai-ml 1.35.2 with and without its switch. Without it, the schemas know no such nodes and no protected ports, and a
 * protected component or such a schedule fails when it is sent. A protected control output is let through there, and sent unprotected.
 *
 * @example
 * if (!previewsOn(process.env)) sink.add(...checkPreviews(job));
 */
export function checkPreviews(what: Definition): Diagnostic[] {
  switch (what.kind) {
    case "pipeline_job":
      return inComponent(what.component, { prefix: "", location: what.location, seen: new Set() });
    case "schedule":
      return inSchedule(what);
    case "automl_job":
    case "command_job":
    case "spark_job":
    case "sweep_job":
    case "data":
    case "inline":
    case "model":
      return [];
    case "automl":
    case "command":
    case "data_transfer":
    case "parallel":
    case "pipeline":
    case "spark":
      return inComponent(what, { prefix: "", location: what.location, seen: new Set() });
  }
}

/** True where the environment says that previews are wanted, in the words that azure-ai-ml takes. */
export function previewsOn(environment: Readonly<Record<string, string | undefined>>): boolean {
  const value = environment[previewVariable];
  return value === "True" || value === "true";
}

function inSchedule({ name, createJob, location }: Schedule): Diagnostic[] {
  if (createJob.kind === "pipeline_job") return checkPreviews(createJob);
  if (createJob.kind === "existing_job") return [];
  const type = createJob.kind === "command_job" ? "a command" : "a Spark job";
  return [preview(`schedule "${name}" creates ${type}, which`, "create_job", location)];
}

interface Place {
  /** What paths inside it start with: nothing, or `jobs.prepare.`. */
  readonly prefix: string;
  readonly location: SourceLocation | undefined;
  /** Components that have been looked at: one that is used twice is told of once. */
  readonly seen: Set<Component>;
}

function inComponent(component: Component, { prefix, location, seen }: Place): Diagnostic[] {
  if (seen.has(component)) return [];
  seen.add(component);
  const at = component.location ?? location;
  const own = prefix === "" ? "" : `${prefix}component.`;
  const label = `component "${componentLabel(component, prefix.split(".").at(-2) ?? component.name)}"`;
  const found: Diagnostic[] = [];
  if (component.intellectualProperty) found.push(protectedOne(label, `${own}intellectual_property`, at));
  for (const side of ["inputs", "outputs"] as const) {
    for (const [name, { intellectualProperty }] of Object.entries(component[side])) {
      if (!intellectualProperty) continue;
      found.push(protectedOne(`${side === "inputs" ? "input" : "output"} "${name}" of ${label}`, `${own}${side}.${name}`, at));
    }
  }
  if (component.kind === "command" && artifactsOf(component.additionalIncludes ?? []).length > 0)
    found.push(preview(`${label} includes a package ("type: artifact"), which`, `${own}additional_includes`, at));
  if (component.kind !== "pipeline") return found;
  for (const [name, node] of Object.entries(component.jobs)) found.push(...inNode(name, node, { prefix, location: at, seen }));
  return found;
}

function inNode(name: string, node: Node, { prefix, location, seen }: Place): Diagnostic[] {
  const path = `${prefix}jobs.${name}`;
  const at = node.location ?? location;
  if (node.kind === "if_else" || node.kind === "do_while" || node.kind === "parallel_for")
    return [preview(`node "${name}" is of type ${node.kind}, which`, path, at)];
  if (node.component === undefined || node.component.kind === "reference") return [];
  return inComponent(node.component, { prefix: `${path}.`, location: at, seen });
}

function protectedOne(what: string, path: string, location: SourceLocation | undefined): Diagnostic {
  return preview(`${what} has "intellectual_property", which`, path, location);
}

function preview(what: string, path: string, location: SourceLocation | undefined): Diagnostic {
  return problem("AZML336", `${what} is a private preview of Azure ML`, {
    path,
    location,
    hint: `if your workspace takes part in it, set ${previewVariable}=true; runs on this machine do not need it`,
  });
}
