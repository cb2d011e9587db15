import { type Diagnostic, isError } from "../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { Job } from "../model/job.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { jobScope } from "./job-scope.js";
import { pipelineRules } from "./pipeline-rules.js";
import type { Rule } from "./rule.js";
import { checkDifferences } from "./service/check-differences.js";
import type { IsRegisteredHere } from "./service/rules/registered-here.js";
import { computeIsSet, environmentIsSet } from "./rules/azure-target.js";
import { commandBindings, mistakenBindings, portsInCommand, unnamedInputs } from "./rules/command-text.js";
import { exportSources, importSinks } from "./rules/data-transfer.js";
import { literalsFlow } from "./rules/flows.js";
import { initAndFinalize } from "./rules/init-finalize.js";
import { emptyTexts } from "./rules/literals.js";
import { entryScripts, localCode, localData, localShapes, sentShapes, sparkEntries } from "./rules/local-paths.js";
import { modesFit } from "./rules/modes.js";
import { validNames } from "./rules/names.js";
import { earlyOutputs } from "./rules/outputs.js";
import { emptyPipelines, unusedInputs } from "./rules/pipeline-inputs.js";
import { parallelRuns } from "./rules/parallel.js";
import { boundsOfSearches, sampledHere, sampledThere, searchSpaces, sweptPipelines } from "./rules/sweep.js";
import { sparkExecutors, sparkModes, sparkPlaces } from "./rules/spark.js";

const rules: readonly Rule[] = [
  validNames,
  ...pipelineRules,
  literalsFlow,
  earlyOutputs,
  modesFit,
  mistakenBindings,
  unnamedInputs,
  exportSources,
  importSinks,
  sparkModes,
  sparkEntries,
  parallelRuns,
  entryScripts,
  searchSpaces,
  boundsOfSearches,
  initAndFinalize,
  localData,
  localCode,
  unusedInputs,
  emptyPipelines,
];

/** What only a job that goes to Azure ML has to satisfy. */
const azureRules: readonly Rule[] = [environmentIsSet, sparkPlaces, sparkExecutors, emptyTexts];

/** A standalone job without a compute runs on the service's own. */
const azurePipelineRules: readonly Rule[] = [computeIsSet];

/** What can be written for Azure ML, and lacks at most what its workspace or its user will say. */
const fileRules: readonly Rule[] = [sweptPipelines, sentShapes, sampledThere];

/** What a job has to satisfy to run on this machine. */
const localRules: readonly Rule[] = [localShapes, sampledHere];

/** Where a job goes: this machine, files for Azure ML, or Azure ML itself, which asks for the most. */
export type CheckTarget = "local" | "files" | "azure";

/** How differences between this machine and Azure ML are told. */
export type AsAzure = "warnings" | "errors";

/** What a job is checked for. */
export interface CheckOptions {
  readonly target: CheckTarget;
  /** True when the job stands for its only step. Default: false. */
  readonly standalone?: boolean;
  /** Whether what is known to fail on Azure ML, or to come out differently there, is told, and how. Default: it is not. */
  readonly asAzure?: AsAzure;
  /** What this machine has registered, for the differences that there are in names. Default: that is not looked at. */
  readonly isRegisteredHere?: IsRegisteredHere;
}

/**
 * Checks a job by every rule, and gives it the brand that printers and the engine ask for; undefined, with everything
 * that is wrong in the sink, when there is an error. Warnings do not stop a job.
 *
 * A job whose building or reading left errors in the sink is not checked: it has gaps that would be told twice.
 *
 * @example
 * const sink = new DiagnosticSink();
 * const job = checkJob(built, sink, { target: "local" });
 * if (!job) console.error(printDiagnostics(sink.list(), { color: true, cwd: process.cwd() }));
 */
export function checkJob(
  job: PipelineJob,
  sink: DiagnosticSink,
  { target, standalone = false, asAzure, isRegisteredHere }: CheckOptions,
): Job | undefined {
  if (sink.hasErrors) return undefined;
  const scope = jobScope(job);
  const ofAzure = [...(standalone ? [] : azurePipelineRules), ...azureRules];
  const ofFiles = target === "local" ? localRules : fileRules;
  const ofCommands = standalone ? portsInCommand : commandBindings;
  const find = (list: readonly Rule[]): Diagnostic[] => list.flatMap((rule) => rule(scope));
  const wrong = find([...rules, ofCommands, ...ofFiles, ...(target === "azure" ? ofAzure : [])]);
  const others = target === "azure" ? [] : find(ofAzure);
  const differences = asAzure === undefined ? [] : checkDifferences(scope, others, isRegisteredHere).map(toldAs(asAzure));
  const found = [...wrong, ...differences].map((one) => (standalone ? withoutNode(one) : one));
  sink.add(...found);
  return found.some(isError) ? undefined : (job as Job);
}

/** A difference between this machine and Azure ML, as severe as it is taken. */
export function toldAs(asAzure: AsAzure): (difference: Diagnostic) => Diagnostic {
  return (difference) => ({ ...difference, severity: asAzure === "errors" ? "error" : "warning" });
}

/** A standalone job has no nodes: what is wrong with its only one is wrong with the job. */
function withoutNode(found: Diagnostic): Diagnostic {
  return found.path === undefined ? found : { ...found, path: found.path.replace(/^jobs\.[^.]+\./, "") };
}
