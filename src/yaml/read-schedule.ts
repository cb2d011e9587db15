import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { Schedule } from "../model/schedule.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readComponentValue } from "./component/component-readers.js";
import { readCreateJob } from "./schedule/read-create-job.js";
import { readTrigger } from "./schedule/read-trigger.js";
import { newContext, type ReadContext } from "./read-context.js";
import { foreignFile } from "./foreign-file.js";
import { MapReader } from "./source/map-reader.js";
import { readString } from "./source/read-value.js";
import { openYaml } from "./source/open-yaml.js";
import type { YamlValue } from "./source/yaml-value.js";

export interface ReadScheduleResult {
  /** Absent when something is wrong with the file; `diagnostics` then has an error. */
  readonly schedule?: Schedule;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an Azure ML schedule (`$schema: …/schedule.schema.json`) with the job file that it names. What it says beside `job:` stands in for what
 * the job's file says.
 *
 * @example
 * const { schedule, diagnostics } = readSchedule("./nightly.yml");
 */
export function readSchedule(file: string): ReadScheduleResult {
  const absolute = path.resolve(file);
  const sink = new DiagnosticSink();
  const root = openYaml(absolute, sink);
  const schedule = root === undefined ? undefined : readScheduleValue(root, newContext(sink, absolute, readComponentValue));
  return { ...(schedule === undefined || sink.hasErrors ? {} : { schedule: deepFreeze(schedule) }), diagnostics: sink.list() };
}

function readScheduleValue(root: YamlValue, context: ReadContext): Schedule | undefined {
  if (foreignFile(root) === "a monitor") {
    root.report("AZML419", "this is no schedule of a job, but a monitor", { hint: "create it with az ml schedule create" });
    return undefined;
  }
  const reader = new MapReader(root, "a schedule");
  for (const key of ["$schema", "id", "creation_context", "is_enabled", "provisioning_state"]) reader.get(key);
  reader.require("name");
  const trigger = readTrigger(reader.require("trigger"));
  const createJob = readCreateJob(reader.require("create_job"), context);
  const head = {
    name: reader.string("name") ?? "",
    ...compact({
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      tags: reader.strings("tags"),
      properties: readProperties(reader.get("properties")),
    }),
  };
  reader.close();
  if (trigger === undefined || createJob === undefined) return undefined;
  return { kind: "schedule", ...head, trigger, createJob, location: root.location };
}

function readProperties(value: YamlValue | undefined): Record<string, string | null> | undefined {
  if (value === undefined) return undefined;
  return Object.fromEntries(value.entries().map(([name, given]) => [name, given.isNull ? null : (readString(given) ?? null)]));
}
