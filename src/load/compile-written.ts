import { previewsOn } from "../check/check-previews.js";
import type { CheckTarget } from "../check/check-job.js";
import { compile } from "../compile.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { Definition } from "../model/definition.js";
import type { BundledJob } from "../model/job.js";
import { bundleCompiled, type BundleOptions } from "./bundle-compiled.js";
import { withoutRunningScript } from "./running-script.js";

/** What a program has written, ready to be run or sent. */
export interface CompiledWritten {
  /** What Azure ML gets. Without it there is an error. */
  readonly definition?: Definition;
  /** What runs here; absent of a schedule that repeats a job of the workspace. */
  readonly job?: BundledJob;
  /** Errors first. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same for a `job(…)`, `schedule(…)` or the like that a program holds as for a file: compiled, checked, bundled. */
export async function compileWritten(
  target: unknown,
  where: CheckTarget,
  options: Pick<BundleOptions, "name" | "bundles">,
): Promise<CompiledWritten> {
  const compiled = compile(target, { target: where, previews: previewsOn(process.env) });
  const { definition, job, bodies, diagnostics } = compiled;
  if (!definition || !job) return { ...(definition && { definition }), diagnostics };
  const sink = new DiagnosticSink();
  sink.add(...diagnostics);
  const others = withoutRunningScript(bodies, sink);
  const bundled = await bundleCompiled({ definition, job, bodies: others }, { entry: "", target: where, ...options }, sink);
  return { ...(bundled && { definition: bundled.definition, job: bundled.job }), diagnostics: sink.list() };
}
