import type { DiagnosticSink } from "../diagnostics/sink.js";
import { withPackages } from "../model/body-command.js";
import type { CommandComponent } from "../model/command-component.js";
import type { BundledJob, Job } from "../model/job.js";
import type { Component, Node, PipelineComponent } from "../model/pipeline.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { unreachable } from "../util/unreachable.js";
import { type BodySource, bundleBodies } from "./bundle-bodies.js";
import { writeBundle } from "./write-bundle.js";

export interface Bundling {
  readonly job: BundledJob;
  /** Component with a body → the component of `job` that took its place. */
  readonly components: ReadonlyMap<CommandComponent, CommandComponent>;
}

/** Where bundles go, and where they are to run. */
export interface BundleTarget {
  /** Folder that bundles are written to. */
  readonly folder: string;
  /** Whether they leave this machine, for Azure ML or a registry. */
  readonly leaves: boolean;
}

/**
 * The job with every TypeScript body turned into a code folder, `<folder>/<hash>/<component>`.
 *
 * @param sources where each body comes from
 * @returns undefined when a body cannot be bundled, which is reported
 */
export async function bundleJob(
  job: Job,
  sources: ReadonlyMap<CommandComponent, BodySource>,
  target: BundleTarget,
  sink: DiagnosticSink,
): Promise<Bundling | undefined> {
  const bundled = await bundleAll(sources, target, sink);
  if (!bundled) return undefined;
  const replaced = deepFreeze({ ...job, component: replaceBodies(job.component, bundled, new Map()) }) as BundledJob;
  return { job: replaced, components: bundled };
}

/** The same for a component by itself. */
export async function bundleComponent(
  component: Component,
  sources: ReadonlyMap<CommandComponent, BodySource>,
  target: BundleTarget,
  sink: DiagnosticSink,
): Promise<Component | undefined> {
  const bundled = await bundleAll(sources, target, sink);
  if (!bundled) return undefined;
  if (component.kind === "pipeline") return deepFreeze(replaceBodies(component, bundled, new Map()));
  return component.kind === "command" ? (bundled.get(component) ?? component) : component;
}

async function bundleAll(
  sources: ReadonlyMap<CommandComponent, BodySource>,
  { folder, leaves }: BundleTarget,
  sink: DiagnosticSink,
): Promise<Map<CommandComponent, CommandComponent> | undefined> {
  const bundles = await bundleBodies(sources, leaves, sink);
  if (sink.hasErrors) return undefined;
  return new Map(
    [...bundles].map(([component, bundle]) => {
      const path = writeBundle(bundle, component.name, folder);
      const { openLoads } = bundle;
      const code = { kind: "local" as const, path, ...(openLoads.length > 0 && { openLoads }) };
      if (bundle.packages.length === 0) return [component, { ...component, code }];
      const packages = Object.fromEntries(bundle.packages.map((one) => [one.name, one.folder]));
      return [component, { ...component, command: withPackages(component.command), code: { ...code, packages } }];
    }),
  );
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
