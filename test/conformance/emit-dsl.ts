import path from "node:path";
import { checkDefinition } from "../../src/check/check-definition.js";
import { files } from "../../src/compile.js";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { isWrittenLoad } from "../../src/dsl/load-component.js";
import { buildDefinition } from "../../src/graph/build-definition.js";
import type { GraphContext } from "../../src/graph/graph-context.js";
import { isSubmittedJob } from "../../src/model/definition.js";
import { submitDefinition } from "../../src/rest/submit/submit-definition.js";
import * as automls from "./dsl/automls.js";
import { AssetFile, type Twin } from "./dsl/corpus.js";
import * as assets from "./dsl/assets.js";
import * as designer from "./dsl/designer.js";
import * as flow from "./dsl/flow.js";
import * as jobs from "./dsl/jobs.js";
import * as nodes from "./dsl/nodes.js";
import * as ports from "./dsl/ports.js";
import * as schedules from "./dsl/schedules.js";
import * as standalone from "./dsl/standalone.js";
import { emitFile } from "./emit-file.js";
import { type Emitted, type IndexRow, judge, refuse, refusePreviews } from "./emitted.js";
import type { RecordingTarget } from "./recording-target.js";
import { stubBodies } from "./stub-bodies.js";

const twins: Readonly<Record<string, Twin>> = {
  ...assets,
  ...automls,
  ...designer,
  ...flow,
  ...jobs,
  ...nodes,
  ...ports,
  ...schedules,
  ...standalone,
};

/** Builds, checks and submits the TypeScript twin of a Python case, as `emitFile` does a file. Never opens a golden. */
export async function emitTwin(row: IndexRow, corpus: string, target: RecordingTarget, emitted: Emitted): Promise<void> {
  const folder = path.join(corpus, "dsl");
  const twin = twins[path.basename(row.golden, ".json")];
  if (!twin) {
    emitted.error = { stage: "load", message: "not supported yet: no twin" };
    return;
  }
  let definition: unknown;
  try {
    definition = twin(folder);
  } catch (error) {
    if (!(error instanceof AzmlError)) throw error;
    judge(emitted, error.diagnostics);
    return refuse(emitted, error.diagnostics);
  }
  if (definition instanceof AssetFile) return emitFile({ ...row, kind: definition.kind }, definition.path, target, emitted);
  if (isWrittenLoad(definition)) return emitFile({ ...row, kind: "component" }, definition.path, target, emitted);
  const sink = new DiagnosticSink();
  const context: GraphContext = { sink, files, folder, components: new Map(), pipelines: [], building: [] };
  const defined = buildDefinition(definition, context);
  const sent = defined?.definition;
  if (sent !== undefined && refusePreviews(sent, row, emitted)) return;
  const broken = sink.hasErrors;
  if (defined && !broken) checkDefinition(defined, sink, { target: "azure" });
  // azure-ai-ml does not validate the job of a schedule.
  if (sent?.kind !== "schedule") judge(emitted, sink.list());
  if (sent === undefined || broken) {
    judge(emitted, sink.list());
    return refuse(emitted, sink.list());
  }
  const name = (isSubmittedJob(sent) ? sent.name : undefined) ?? "<JOB-1>";
  await submitDefinition(sent.kind === "pipeline_job" ? stubBodies(sent) : sent, target, { name, experimentName: "dsl" });
}
