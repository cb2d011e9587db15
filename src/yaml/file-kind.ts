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
  const root = openYaml(path.resolve(file), new DiagnosticSink());
  const keys = new Map(root?.entries());
  const schema = /([A-Za-z]+)\.schema\.json$/.exec(keys.get("$schema")?.rawText ?? "")?.[1] ?? "";
  if (schema.endsWith("Component")) return "component";
  if (schema === "schedule" || schema === "data" || schema === "model" || schema === "environment") return schema;
  if (keys.has("trigger") && keys.has("create_job")) return "schedule";
  const type = keys.get("type")?.rawText.toLowerCase() ?? (keys.has("command") && !keys.has("jobs") ? "command" : "pipeline");
  return ["automl", "command", "spark", "sweep"].includes(type) ? "job" : "pipeline";
}
