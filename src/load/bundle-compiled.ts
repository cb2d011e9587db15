import { bundleDefinition } from "../bundle/bundle-definition.js";
import { bundleJob, type Bundling } from "../bundle/bundle-job.js";
import type { CheckTarget } from "../check/check-job.js";
import type { Compilation } from "../compile.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { type Definition, isSubmittedJob } from "../model/definition.js";
import { locateBodies } from "./locate-bodies.js";

export interface BundleOptions {
  /** A module that may export the bodies' classes, beside those that they say of themselves. */
  readonly entry: string;
  /** Name of the job; wins over its own. */
  readonly name?: string;
  /** Gives the folder that bundles are written to; asked only when the job is sound, so that nothing is made for a wrong one. */
  readonly bundles: () => Promise<string>;
  /** Where the job is to run. */
  readonly target: CheckTarget;
}

/** What was compiled, with its TypeScript bodies in files. */
export interface BundledDefinition extends Bundling {
  readonly definition: Definition;
}

/** Puts the bodies of a compiled job, or of the job of a schedule, into files; undefined (and reported) when that cannot be done. */
export async function bundleCompiled(
  { definition, job, bodies }: Required<Pick<Compilation, "definition" | "job">> & Pick<Compilation, "bodies">,
  { entry, name, bundles, target }: BundleOptions,
  sink: DiagnosticSink,
): Promise<BundledDefinition | undefined> {
  const sources = await locateBodies(bodies, entry, sink);
  const named = <T>(one: T): T => (name === undefined ? one : { ...one, name });
  if (sink.hasErrors) return undefined;
  // What a schedule runs is kept, and runs when what is installed here may have gone.
  const leaves = target !== "local" || definition.kind === "schedule";
  const bundled = await bundleJob(named(job), sources, { folder: await bundles(), leaves }, sink);
  if (!bundled) return undefined;
  return { ...bundled, definition: bundleDefinition(isSubmittedJob(definition) ? named(definition) : definition, bundled) };
}
