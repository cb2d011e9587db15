import { camelCase } from "change-case";
import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import type { Json } from "../../model/environment.js";
import type { SparkComponent } from "../../model/spark-component.js";
import { sparkConfKeys } from "../../model/spark-settings.js";
import { compact } from "../../util/compact.js";
import type { GraphContext } from "../graph-context.js";
import { resolveEnvironment } from "../resolve-environment.js";
import type { ComponentShape } from "../shape.js";
import { filledText, ListOf, wholeNumber } from "../options/field.js";
import { runFields } from "../options/run-fields.js";
import { definedShape, readCode, readDefinition } from "./definition-reader.js";

const cores = wholeNumber({ min: 1 });
const executors = wholeNumber({ min: 0 });
const fields = {
  ...runFields.spark,
  code: "any",
  entry: { file: "string", className: "string" },
  pyFiles: new ListOf(filledText),
  jars: new ListOf(filledText),
  files: new ListOf(filledText),
  archives: new ListOf(filledText),
  args: "string",
  environment: ["string", "object"],
  driverCores: cores,
  driverMemory: filledText,
  executorCores: cores,
  executorMemory: filledText,
  executorInstances: cores,
  dynamicAllocationEnabled: "boolean",
  dynamicAllocationMinExecutors: executors,
  dynamicAllocationMaxExecutors: executors,
} as const;

/** `spark()`: the component, and settings of each of its steps. */
export function defineSpark(written: WrittenDefinition, context: GraphContext): ComponentShape {
  const definition = readDefinition(written, fields, context);
  const { code, entry, environment, pyFiles, jars, files, archives, args } = definition.own as Record<string, never>;
  const { file, className } = (entry ?? {}) as { file?: string; className?: string };
  if ((file === undefined) === (className === undefined)) {
    const hint = 'say { entry: { file: "main.py" } }';
    context.sink.add(
      diagnosticAt(written.site, "AZML228", "spark() begins at a file or at a class, at one of them", { focus: "entry", hint }),
    );
  }
  const component: SparkComponent = compact({
    kind: "spark" as const,
    ...definition.common,
    code: readCode(code, written, context),
    environment: environment === undefined ? undefined : resolveEnvironment(environment, written.site, context),
    entry,
    pyFiles,
    jars,
    files,
    archives,
    conf: confOf(definition.own),
    args,
  });
  const { compute, resources, identity } = definition.settings;
  return definedShape(definition, component, compact({ compute, resources, identity }));
}

/** Spark's settings by their full names, those that have a name in `spark()` after the others. */
function confOf(own: Readonly<Record<string, unknown>>): { readonly [key: string]: Json } | undefined {
  const named = Object.entries(sparkConfKeys).flatMap(([short, full]): [string, Json][] => {
    const value = own[camelCase(short)];
    return value === undefined ? [] : [[full, value as Json]];
  });
  const conf = { ...(own["conf"] as { [key: string]: Json } | undefined), ...Object.fromEntries(named) };
  return Object.keys(conf).length > 0 ? conf : undefined;
}
