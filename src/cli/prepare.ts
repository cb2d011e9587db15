import { bodySpecOf } from "../bundle/body-spec-of.js";
import type { Bundling } from "../bundle/bundle-job.js";
import type { AsAzure, CheckTarget } from "../check/check-job.js";
import { previewsOn } from "../check/check-previews.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import { localNames } from "./registered-here.js";
import { bundleCompiled } from "../load/bundle-compiled.js";
import { compileFile } from "../load/compile-file.js";
import type { Definition } from "../model/definition.js";
import type { BundledJob } from "../model/job.js";
import type { Override } from "../model/override.js";
import type { BodySpec } from "../execute/body-spec.js";
import type { BodyOwner } from "../graph/shape.js";
import type { CommandComponent } from "../model/command-component.js";

/** What every command that takes a FILE lets the user say about its job. */
export interface JobFileOptions {
  /** `-i`: texts for the job's inputs. */
  readonly input?: Readonly<Record<string, string>>;
  /** `--set`: keys of the job that change. */
  readonly set?: readonly Override[];
  /** `--export`: which of the file's exports is the job. */
  readonly export?: string;
  /** `--name`: job name; wins over the one in the file. */
  readonly name?: string;
}

interface Preparation {
  readonly cwd: string;
  readonly target: CheckTarget;
  /** `jobs` refuses what does not run. Default: `all`. */
  readonly accept?: "jobs" | "all";
  /** Whether differences between this machine and Azure ML are told, and how. */
  readonly asAzure?: AsAzure | undefined;
  /** Tell, too, of names that this machine has registered: where the local workspace is, unless it is the usual one. */
  readonly namesOf?: { readonly localWorkspace?: string | undefined };
  /** Whether private previews of Azure ML may be sent there. Default: what the environment of this process says. */
  readonly previews?: boolean;
  /** Gives the folder that bundles are written to; asked only when the job is sound, so that nothing is made for a wrong one. */
  readonly bundles: () => Promise<string>;
}

/** What FILE defines, ready to be run, sent or printed. */
export interface Prepared {
  /** What Azure ML gets. Without it there is an error. */
  readonly definition?: Definition;
  /** What runs here; absent for what does not run. */
  readonly job?: BundledJob;
  /** Everything found on the way, errors first. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a run in this process needs of each TypeScript body, by its component in `job`. */
  readonly bodies: ReadonlyMap<CommandComponent, PreparedBody>;
}

interface PreparedBody extends BodyOwner {
  readonly spec: BodySpec;
}

/** FILE → compiled, checked, bundled. */
export async function prepare(
  file: string,
  options: JobFileOptions,
  { cwd, target, accept = "all", bundles, asAzure, namesOf, previews = previewsOn(process.env) }: Preparation,
): Promise<Prepared> {
  const { input = {}, set, export: exportName, name } = options;
  const names = asAzure && namesOf && (await localNames(namesOf.localWorkspace, cwd));
  const compiled = await compileFile(file, {
    cwd,
    folder: cwd,
    target,
    accept,
    previews,
    ...(asAzure && { asAzure }),
    ...(names?.isRegisteredHere && { isRegisteredHere: names.isRegisteredHere }),
    given: { texts: input, folder: cwd },
    ...(set && { overrides: set }),
    ...(exportName !== undefined && { exportName }),
  }).finally(() => names?.close());
  const { job, definition, bodies, diagnostics } = compiled;
  if (!definition || !job) return { diagnostics, bodies: new Map(), ...(definition && { definition }) };
  const sink = new DiagnosticSink();
  sink.add(...diagnostics);
  const bundling = { entry: compiled.file ?? file, bundles, target, ...(name !== undefined && { name }) };
  const bundled = await bundleCompiled({ definition, job, bodies }, bundling, sink);
  if (!bundled) return { diagnostics: sink.list(), bodies: new Map() };
  return { job: bundled.job, definition: bundled.definition, diagnostics: sink.list(), bodies: preparedBodies(bundled, bodies) };
}

function preparedBodies({ components }: Bundling, owners: ReadonlyMap<CommandComponent, BodyOwner>): Map<CommandComponent, PreparedBody> {
  return new Map(
    [...components].flatMap(([before, after]): [CommandComponent, PreparedBody][] => {
      const owner = owners.get(before);
      return owner && before.code?.kind === "body" ? [[after, { ...owner, spec: bodySpecOf(before, before.code) }]] : [];
    }),
  );
}
