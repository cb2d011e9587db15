import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import type { Node, PipelineComponent } from "../../src/model/pipeline.js";
import { twinsFolder } from "./dsl/corpus.js";

/**
 * A job with a stub in the place of each TypeScript body. What is in a bundle says nothing about azure-ai-ml, whose bodies are Python, and so it
 * is not compared (samples/expected-differences.md §4, 1b); that bundles are made and sent is tested with the samples.
 */
export function stubBodies(job: PipelineJob): PipelineJob {
  return { ...job, component: stubbed(job.component) };
}

function stubbed(pipeline: PipelineComponent): PipelineComponent {
  const jobs = Object.entries(pipeline.jobs).map(([name, node]) => [name, stubbedNode(node)] as const);
  return { ...pipeline, jobs: Object.fromEntries(jobs) };
}

function stubbedNode(node: Node): Node {
  if (node.kind === "pipeline" && node.component.kind === "pipeline") return { ...node, component: stubbed(node.component) };
  if (node.kind !== "command" || node.component.kind !== "command" || node.component.code?.kind !== "body") return node;
  return { ...node, component: { ...node.component, code: { kind: "local", path: stubFolder() } } };
}

function stubFolder(): string {
  const folder = path.join(twinsFolder, "body");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "main.mjs"), "// stub: a bundle\n");
  return folder;
}
