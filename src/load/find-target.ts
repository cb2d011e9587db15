import { relative } from "node:path";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { isJobSpec } from "../dsl/job.js";
import { isLoadedJob } from "../dsl/load-job.js";
import { isScheduleSpec } from "../dsl/schedule.js";
import { isStandaloneJobSpec } from "../dsl/standalone-job.js";
import { componentRecords } from "../metadata/components.js";
import { didYouMean } from "../util/did-you-mean.js";

type Exports = Readonly<Record<string, unknown>>;

/**
 * What a module defines: the named export, else the default export, else its only job, else its only pipeline, else its only schedule.
 * A pipeline method counts as `Class.method`.
 */
export function findTarget(exports: Exports, name: string | undefined, file: string, cwd: string, sink: DiagnosticSink): unknown {
  const shown = relative(cwd, file) || file;
  const runnable = candidates(exports);
  const complain = (code: "AZML707" | "AZML708", message: string, hint: string): undefined => {
    sink.add({ code, severity: "error", message, hint, location: { file, line: 1, column: 1 } });
    return undefined;
  };
  if (name !== undefined) {
    if (runnable.has(name)) return runnable.get(name);
    const meant = didYouMean(name, [...runnable.keys()]);
    return complain(
      "AZML707",
      `${shown} has no job, pipeline or schedule called "${name}"`,
      meant ? `did you mean "${meant}"?` : `it has: ${[...runnable.keys()].join(", ") || "none"}`,
    );
  }
  if (runnable.has("default")) return runnable.get("default");
  const [jobs, pipelines] = [isJob, isPipeline].map((is) => [...runnable].filter(([, value]) => is(value)));
  const choice = [jobs, pipelines, [...runnable]].find((list) => list !== undefined && list.length > 0) ?? [];
  const [only] = choice;
  if (only && new Set(choice.map(([, value]) => value)).size === 1) return only[1];
  if (only)
    return complain(
      "AZML708",
      `${shown} exports several things to run: ${choice.map(([key]) => key).join(", ")}`,
      "name one with --export",
    );
  const component = Object.entries(exports).find(([, value]) => componentRecords(value)[0]?.decorator === "commandComponent");
  if (component)
    return complain(
      "AZML707",
      `${shown} exports the component ${(component[1] as { name: string }).name}, and no pipeline`,
      `write standaloneJob(() => step(${(component[1] as { name: string }).name}, { … })), or a pipeline`,
    );
  const names = Object.keys(exports);
  const has = names.length > 0 ? `it exports ${names.join(", ")}` : "it exports nothing";
  return complain("AZML707", `${shown} has nothing to run: ${has}`, "write export default job(ThePipeline, { … })");
}

function candidates(exports: Exports): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(exports)) {
    if (isJob(value) || isPipeline(value) || isScheduleSpec(value)) found.set(name, value);
    if (typeof value !== "function") continue;
    for (const [method, member] of pipelineMethods(value)) found.set(`${name}.${method}`, member);
  }
  return found;
}

function isJob(value: unknown): boolean {
  return isJobSpec(value) || isLoadedJob(value) || isStandaloneJobSpec(value);
}

function pipelineMethods(owner: object): [string, unknown][] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner)).flatMap(([name, { value }]): [string, unknown][] =>
    isPipeline(value) ? [[name, value]] : [],
  );
}

function isPipeline(value: unknown): boolean {
  return componentRecords(value)[0]?.decorator === "pipeline";
}
