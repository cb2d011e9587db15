import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { DiagnosticSink } from "../diagnostics/sink.js";
import { openYaml } from "./source/open-yaml.js";

export type FileKind = "pipeline" | "job" | "schedule" | "data" | "model" | "environment" | "component";

/**
 * What a YAML file of Azure ML's describes, by its `$schema`, else by its keys; a `job` is one of a single step. A pipeline when nothing says
 * otherwise: its reader tells what is wrong.
 *
 * @example fileKind("./nightly.yml") // "schedule"
 */
export function fileKind(file: string): FileKind {
  if (saysPipeline(file)) return "pipeline";
  const root = openYaml(path.resolve(file), new DiagnosticSink());
  const keys = new Map(root?.entries());
  const schema = /([A-Za-z]+)\.schema\.json$/.exec(keys.get("$schema")?.rawText ?? "")?.[1] ?? "";
  if (schema.endsWith("Component")) return "component";
  if (schema === "schedule" || schema === "data" || schema === "model" || schema === "environment") return schema;
  if (keys.has("trigger") && keys.has("create_job")) return "schedule";
  const type = keys.get("type")?.rawText.toLowerCase() ?? (keys.has("command") && !keys.has("jobs") ? "command" : "pipeline");
  return ["automl", "command", "spark", "sweep"].includes(type) ? "job" : "pipeline";
}

/** Does the file say at once, by keys of its own and not of a map in it, that it is a pipeline job? Large ones need not be parsed for it. */
function saysPipeline(file: string): boolean {
  const text = existsSync(file) && statSync(file).isFile() ? readFileSync(file, "utf8") : "";
  return /^\$schema: *\S+\/pipelineJob\.schema\.json *$/m.test(text) && !/^(?:type:(?! *pipeline *$)|trigger:|<<:)/m.test(text);
}
