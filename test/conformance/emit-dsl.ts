import path from "node:path";
import { checkDefinition } from "../../src/check/check-definition.js";
import { files } from "../../src/compile.js";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { type Diagnostic, isError } from "../../src/diagnostics/diagnostic.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { isWrittenLoad } from "../../src/dsl/load-component.js";
import { buildDefinition } from "../../src/graph/build-definition.js";
import type { GraphContext } from "../../src/graph/graph-context.js";
import { isSubmittedJob } from "../../src/model/definition.js";
import { submitDefinition } from "../../src/rest/submit/submit-definition.js";
import { submitComponent } from "../../src/rest/submit/submit-component.js";
import { readComponent } from "../../src/yaml/read-component.js";
import type { RecordingTarget } from "./recording-target.js";
import type { Twin } from "./dsl/corpus.js";
import * as automls from "./dsl/automls.js";
import * as designer from "./dsl/designer.js";
import * as flow from "./dsl/flow.js";
import * as jobs from "./dsl/jobs.js";
import * as nodes from "./dsl/nodes.js";
import * as ports from "./dsl/ports.js";
import * as schedules from "./dsl/schedules.js";
import * as standalone from "./dsl/standalone.js";

const twins: Readonly<Record<string, Twin>> = {
  ...automls,
  ...designer,
  ...flow,
  ...jobs,
  ...nodes,
  ...ports,
  ...schedules,
  ...standalone,
};

/** What is found before anything is sent. */
interface Found {
  validation?: { result: "Succeeded" | "Failed"; errors?: { path: string; message: string }[] };
  error?: { stage: "load" | "validate" | "submit"; message: string };
}

/** Builds, checks and submits the TypeScript twin of a Python case, as `emitCase` does a file. Never opens a golden. */
export async function emitTwin(golden: string, corpus: string, target: RecordingTarget, emitted: Found): Promise<void> {
  const folder = path.join(corpus, "dsl");
  const twin = twins[path.basename(golden, ".json")];
  if (!twin) {
    emitted.error = { stage: "load", message: "not supported yet: no twin" };
    return;
  }
  let definition: unknown;
  try {
    definition = twin(folder);
  } catch (error) {
    if (!(error instanceof AzmlError)) throw error;
    return refuse(emitted, error.diagnostics);
  }
  if (isWrittenLoad(definition)) return emitComponent(definition.path, target, emitted);
  const sink = new DiagnosticSink();
  const context: GraphContext = { sink, files, folder, components: new Map(), building: [] };
  const defined = buildDefinition(definition, context);
  if (!defined || sink.hasErrors) return refuse(emitted, sink.list());
  const sent = defined.definition;
  checkDefinition(defined, sink, { target: "azure" });
  // azure-ai-ml does not validate the job of a schedule.
  if (sent.kind !== "schedule") {
    const errors = sink.list().filter(isError);
    emitted.validation =
      errors.length === 0
        ? { result: "Succeeded" }
        : { result: "Failed", errors: errors.map((d) => ({ path: d.path ?? "*", message: d.message })) };
  }
  const name = (isSubmittedJob(sent) ? sent.name : undefined) ?? "<JOB-1>";
  await submitDefinition(sent, target, { name, experimentName: "dsl" });
}

async function emitComponent(file: string, target: RecordingTarget, emitted: Found): Promise<void> {
  const { component, diagnostics } = readComponent(file);
  if (component === undefined) return refuse(emitted, diagnostics);
  emitted.validation = { result: "Succeeded" };
  await submitComponent(component, target);
}

function refuse(emitted: Found, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(isError);
  emitted.validation = { result: "Failed", errors: errors.map((d) => ({ path: d.path ?? "*", message: d.message })) };
  emitted.error = { stage: "load", message: errors.map((d) => `${d.code}: ${d.message}`).join("\n") };
}
