import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { Json } from "../../model/environment.js";
import type { SparkComponent } from "../../model/spark-component.js";
import type { SparkNode } from "../../model/spark-node.js";
import { mergedConf } from "../../model/spark-settings.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import { chooseEnvironment } from "../environments/choose-environment.js";
import { host } from "../environments/planned-environment.js";
import { localCores } from "../spark/local-conf.js";
import { startOf } from "../spark/submit-arguments.js";
import { checkCode } from "./plan-command.js";
import { placeOf, planCommon } from "./plan-common.js";
import { planEnvironment } from "./plan-environment.js";
import type { InputResolver } from "./resolve-input.js";
import type { PlannedSpark } from "./run-plan.js";
import type { Leaf } from "./scope.js";

type Report = (key: string, problem: Pick<Diagnostic, "code" | "message" | "hint">) => void;

/** Plans a Spark node; undefined (with diagnostics) when its component is not here. Whether Spark is, is asked when the job is to run. */
export function planSpark(
  leaf: Leaf & { readonly node: SparkNode },
  inputs: InputResolver,
  problems: DiagnosticSink,
  environments?: NodeEnvironments,
): PlannedSpark | undefined {
  const { node, scope, place } = leaf;
  const { component } = node;
  // One that is not registered here has been reported.
  if (component.kind === "reference") return undefined;
  const location = node.location ?? component.location;
  const report: Report = (key, problem) =>
    problems.add({ severity: "error", path: `${place}.${key}`, ...(location && { location }), ...problem });
  checkApplication(component, report);
  const isInContainer = chooseEnvironment(leaf.path, leaf.local, environments) === "docker";
  const environment = isInContainer ? host : planEnvironment(leaf, component, environments, problems);
  if (isInContainer) {
    report("environment", {
      code: "AZML562",
      message: `node "${leaf.path}" is a Spark application, and those do not run in containers here`,
      hint: `--env ${leaf.path}=venv, or =host`,
    });
  }
  const merged = mergedConf(node.conf, component.conf ?? {});
  const conf = new Map(Object.entries(merged).map(([key, value]) => [key, inputs.ofText(scope, textOf(value), placeOf(leaf, "conf"))]));
  const cores = leaf.local.cpus === undefined ? localCores(merged) : Math.max(1, Math.trunc(leaf.local.cpus));
  const sources = inputs.ofNode(scope, component.inputs, node.inputs, place, location);
  const common = planCommon(leaf, component, sources, inputs, [...conf.values()]);
  return {
    kind: "spark",
    ...common,
    // Its threads are what it takes of the run's places.
    local: { ...common.local, cpus: leaf.local.cpus ?? cores },
    component,
    conf,
    cores,
    environment,
    ...(location && { location }),
  };
}

function textOf(value: Json): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Says of files of the application that they do not exist, and of a class that it has no jar. */
function checkApplication(component: SparkComponent, report: Report): void {
  const { code, name, additionalIncludes, entry } = component;
  checkCode(component, name, (problem) => report("code", problem));
  if (startOf(component).primary === undefined) {
    const message =
      entry === undefined
        ? `Spark component "${name}" has no entry`
        : `Spark component "${name}" begins at a class, and has no jar to find it in`;
    report("entry", {
      code: "AZML557",
      message,
      hint: "name a file of the code, `entry: { file: main.py }`, or the class's jar first among `jars`",
    });
  }
  // What is included lies elsewhere until the node runs.
  if (code?.kind !== "local" || additionalIncludes !== undefined || !existsSync(code.path)) return;
  for (const [key, file] of filesOf(component)) {
    const path = join(code.path, file);
    if (!existsSync(path)) {
      report(key, { code: "AZML503", message: `file "${file}" of Spark component "${name}" does not exist`, hint: `looked for ${path}` });
    }
  }
}

/** Files below the code, by the settings that name them. What has a scheme is fetched by Spark; what follows `#` is an archive's name. */
function filesOf({ entry, pyFiles = [], jars = [], files = [], archives = [] }: SparkComponent): [key: string, file: string][] {
  const lists = { entry: entry !== undefined && "file" in entry ? [entry.file] : [], py_files: pyFiles, jars, files, archives };
  return Object.entries(lists).flatMap(([key, list]) =>
    list
      .map((file) => file.replace(/#.*$/, ""))
      .flatMap((file): [string, string][] => (/^[a-z][a-z0-9+.-]*:|^\//i.test(file) ? [] : [[key, file]])),
  );
}
