import { createHash } from "node:crypto";
import { mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { bundleFile } from "../model/body-command.js";
import type { BodyCode } from "../model/code.js";
import type { CommandComponent } from "../model/command-component.js";
import type { BundledJob, Job } from "../model/job.js";
import type { Component, Node, PipelineComponent } from "../model/pipeline.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { unreachable } from "../util/unreachable.js";
import { bodySpecOf } from "./body-spec-of.js";
import type { ExportedClass } from "./bundle-entry.js";
import { bundleFailure } from "./bundle-failure.js";

/** Where the classes of a body can be imported from. */
export interface BodySource {
  readonly body: ExportedClass;
  readonly ports?: ExportedClass;
}

export interface Bundling {
  readonly job: BundledJob;
  /** Component with a body → the component of `job` that took its place. */
  readonly components: ReadonlyMap<CommandComponent, CommandComponent>;
}

const large = 5 * 1024 * 1024;

/**
 * The job with every TypeScript body turned into a code folder of one file, `<folder>/<hash>/<component>/main.mjs`.
 * Equal bodies share a folder, and a folder that is already there is left alone.
 *
 * @param sources where each body comes from
 * @returns undefined when a body cannot be bundled, which is reported
 */
export async function bundleJob(
  job: Job,
  sources: ReadonlyMap<CommandComponent, BodySource>,
  folder: string,
  sink: DiagnosticSink,
): Promise<Bundling | undefined> {
  const bundled = await bundleAll(sources, folder, sink);
  if (sink.hasErrors) return undefined;
  const replaced = deepFreeze({ ...job, component: replaceBodies(job.component, bundled, new Map()) }) as BundledJob;
  return { job: replaced, components: bundled };
}

/** The same for a component by itself. */
export async function bundleComponent(
  component: Component,
  sources: ReadonlyMap<CommandComponent, BodySource>,
  folder: string,
  sink: DiagnosticSink,
): Promise<Component | undefined> {
  const bundled = await bundleAll(sources, folder, sink);
  if (sink.hasErrors) return undefined;
  if (component.kind === "pipeline") return deepFreeze(replaceBodies(component, bundled, new Map()));
  return component.kind === "command" ? (bundled.get(component) ?? component) : component;
}

async function bundleAll(
  sources: ReadonlyMap<CommandComponent, BodySource>,
  folder: string,
  sink: DiagnosticSink,
): Promise<Map<CommandComponent, CommandComponent>> {
  const bundled = new Map<CommandComponent, CommandComponent>();
  for (const [component, source] of sources) {
    if (component.code?.kind !== "body") continue;
    const path = await bundleOne(component, component.code, source, folder, sink);
    if (path !== undefined) bundled.set(component, { ...component, code: { kind: "local", path } });
  }
  return bundled;
}

async function bundleOne(
  component: CommandComponent,
  code: BodyCode,
  source: BodySource,
  folder: string,
  sink: DiagnosticSink,
): Promise<string | undefined> {
  try {
    // The bundler is large, and a job of commands needs none.
    const { bundleBody } = await import("./bundle-body.js");
    const text = await bundleBody(bodySpecOf(component, code), source.body, source.ports);
    if (text.length > large) {
      const message = `the bundle of ${component.name} has ${(text.length / 1024 / 1024).toFixed(1)} MB`;
      sink.add({ code: "AZML803", severity: "warning", message, ...(component.location && { location: component.location }) });
    }
    return writeBundle(text, component.name, folder);
  } catch (error) {
    sink.add(...bundleFailure(error, component));
    return undefined;
  }
}

/** Writes aside and renames, so that a bundle is there whole or not at all. */
function writeBundle(text: string, name: string, folder: string): string {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const target = join(folder, hash, name);
  const file = join(target, bundleFile);
  if (statSync(file, { throwIfNoEntry: false })?.size === Buffer.byteLength(text)) return target;
  mkdirSync(target, { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, file);
  return target;
}

function replaceBodies(
  pipeline: PipelineComponent,
  bundled: ReadonlyMap<CommandComponent, CommandComponent>,
  done: Map<PipelineComponent, PipelineComponent>,
): PipelineComponent {
  const known = done.get(pipeline);
  if (known) return known;
  const replace = (node: Node): Node => {
    switch (node.kind) {
      case "command":
        return node.component.kind === "command" ? { ...node, component: bundled.get(node.component) ?? node.component } : node;
      case "sweep":
        if (node.component.kind === "pipeline") return { ...node, component: replaceBodies(node.component, bundled, done) };
        return node.component.kind === "command" ? { ...node, component: bundled.get(node.component) ?? node.component } : node;
      case "pipeline":
        return node.component.kind === "pipeline" ? { ...node, component: replaceBodies(node.component, bundled, done) } : node;
      case "automl":
      case "data_transfer":
      case "do_while":
      case "if_else":
      case "parallel":
      case "parallel_for":
      case "spark":
        return node;
      default:
        return unreachable(node);
    }
  };
  const replaced = { ...pipeline, jobs: Object.fromEntries(Object.entries(pipeline.jobs).map(([name, node]) => [name, replace(node)])) };
  done.set(pipeline, replaced);
  return replaced;
}
