import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { RunEvent } from "../../../src/events/run-event.js";
import type { BundledJob } from "../../../src/model/job.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";

/** The rest of the house checks and bundles; this job has passed both by hand. */
export function twoSteps(scratch: string, tag = "1"): BundledJob {
  const folder = path.join(scratch, `two-steps-${tag}`);
  for (const [name, text] of Object.entries({
    "pipeline.yml": [
      "type: pipeline",
      "settings: { default_compute: azureml:cpu }",
      "inputs: { data: { type: uri_folder, path: ./data } }",
      "jobs:",
      "  first:",
      "    type: command",
      "    component: { type: command, command: 'ls ${{inputs.data}}', code: ./src, environment: { image: ubuntu }, inputs: { data: { type: uri_folder } }, outputs: { out: { type: uri_folder } } }",
      "    inputs: { data: '${{parent.inputs.data}}' }",
      "  second:",
      "    command: cat ${{inputs.x}}",
      "    environment: azureml:tools@latest",
      "    inputs: { x: '${{parent.jobs.first.outputs.out}}' }",
      "",
    ].join("\n"),
    "src/main.py": `print(${JSON.stringify(tag)})\n`,
    "src/lib/helper.py": "x = 1\n",
    "data/a.csv": `a,${tag}\n`,
  })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { job, diagnostics } = readPipelineJob(path.join(folder, "pipeline.yml"));
  if (job === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return job as BundledJob;
}

/** Every event, in order. */
export async function all(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const list: RunEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** An event in a few words. */
export function brief(event: RunEvent): string {
  switch (event.type) {
    case "job_created":
      return `created ${event.nodes.map((node) => node.path).join(" ")}`;
    case "job_status":
      return `job ${event.status}${event.failure ? `: ${event.failure.message}` : ""}`;
    case "node_status":
      return `${event.node} ${event.status}${event.failure ? `: ${event.failure.message}` : ""}${event.reason ? ` (${event.reason})` : ""}`;
    case "node_log":
      return `${event.node}> ${event.line}`;
    case "warning":
      return `warning ${event.diagnostic.code}`;
    default:
      return event.type;
  }
}

/** What something is refused for. */
export async function problem(promise: Promise<unknown>): Promise<Diagnostic> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AzmlError);
  return (error as AzmlError).diagnostics[0]!;
}
