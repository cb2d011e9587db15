import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import type { ParallelComponent } from "../../model/parallel-component.js";
import type { ParallelTask } from "../../model/parallel-settings.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { GraphContext } from "../graph-context.js";
import { describe } from "../options/describe.js";
import { filledText, ListOf } from "../options/field.js";
import { resolveEnvironment } from "../resolve-environment.js";
import type { ComponentShape } from "../shape.js";
import { runFields } from "../options/run-fields.js";
import { type Definition, definedShape, readCode, readDefinition } from "./definition-reader.js";

const fields = {
  ...runFields.parallel,
  inputData: "string",
  partitionKeys: new ListOf(filledText),
  task: { code: "any", entryScript: "string", programArguments: "string", appendRowTo: "string", environment: ["string", "object"] },
} as const;

/** `parallelRunFunction()`: the component, and settings of each of its steps. */
export function defineParallel(written: WrittenDefinition, context: GraphContext): ComponentShape {
  const definition = readDefinition(written, fields, context);
  const { miniBatchSize, retrySettings, loggingLevel, maxConcurrencyPerInstance, errorThreshold, miniBatchErrorThreshold, resources } =
    definition.settings;
  const component: ParallelComponent = compact({
    kind: "parallel" as const,
    ...definition.common,
    inputData: portReference("inputs", "inputData", definition.own["inputData"], definition, context),
    miniBatchSize: miniBatchSize as number | undefined,
    partitionKeys: definition.own["partitionKeys"] as readonly string[] | undefined,
    retrySettings,
    loggingLevel,
    maxConcurrencyPerInstance,
    errorThreshold,
    miniBatchErrorThreshold,
    resources,
    task: readTask(definition, context),
  });
  const { compute, environmentVariables, identity } = definition.settings;
  // What Azure ML does not take from the component is said with each step.
  const settings = compact({ compute, environmentVariables, identity, loggingLevel, errorThreshold });
  return definedShape(definition, component, settings);
}

function readTask(definition: Definition, context: GraphContext): ParallelTask {
  const { written, own } = definition;
  const task = (own["task"] ?? {}) as Record<string, unknown>;
  const { entryScript, programArguments, appendRowTo, code, environment } = task;
  if (typeof entryScript !== "string" || entryScript === "") {
    const hint = 'say { task: { code: "./src", entryScript: "score.py" } }';
    context.sink.add(diagnosticAt(written.site, "AZML228", "parallelRunFunction() has no entry script", { focus: "task", hint }));
  }
  return compact({
    type: "run_function" as const,
    code: readCode(code, written, context),
    entryScript: entryScript as string | undefined,
    programArguments: programArguments as string | undefined,
    appendRowTo: appendRowTo === undefined ? undefined : portReference("outputs", "appendRowTo", appendRowTo, definition, context),
    environment: environment === undefined ? undefined : resolveEnvironment(environment, written.site, context),
  });
}

/** `${{inputs.x}}`, for the name of a port that there is. */
function portReference(
  side: "inputs" | "outputs",
  option: string,
  name: unknown,
  definition: Definition,
  context: GraphContext,
): string | undefined {
  const known = definition[side].map(({ wire }) => wire);
  if (typeof name === "string" && known.includes(name)) return `\${{${side}.${name}}}`;
  const meant = typeof name === "string" ? didYouMean(name, known) : undefined;
  const hint = meant ? `did you mean "${meant}"?` : `${side} are: ${known.join(", ") || "none"}`;
  const message = `${option} of parallelRunFunction() is ${describe(name)}, which is none of its ${side}`;
  context.sink.add(diagnosticAt(definition.written.site, "AZML228", message, { focus: option, hint }));
  return undefined;
}
