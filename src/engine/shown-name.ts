import { anonymousName } from "../model/anonymous.js";
import { parse } from "node:path";
import type { PipelineJob } from "../model/pipeline-job.js";

/** What azure-ai-ml calls every component that is part of a job. */
/** What a job is called on this machine. One of YAML without any name of its own is called like its file: its component has a name that all have. */
export function shownName({ displayName, name, component, source, location }: PipelineJob): string {
  const ownName = component.name === anonymousName || source.startsWith("YAML") ? name : component.name;
  return displayName ?? component.displayName ?? ownName ?? (location === undefined ? anonymousName : parse(location.file).name);
}
