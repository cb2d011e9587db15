import { provideContext } from "../dsl/context.js";
import { bodyContext } from "./body-context.js";
import { BodyError } from "./body-error.js";
import type { BodyClasses, BodySpec } from "./body-spec.js";
import { callBody } from "./call-body.js";
import { chooseSink } from "./choose-sink.js";
import { mapStack } from "./map-stack.js";
import { parseArguments } from "./parse-arguments.js";

/**
 * The main program of a bundle: command line → typed instance → body → control outputs.
 *
 * Exit code 0; 2 when a value is missing or unfit (the body has not run) or a control output is; 1 when the body threw.
 */
export async function runBody(classes: BodyClasses, spec: BodySpec, bundle: string): Promise<void> {
  const sink = chooseSink(process.env);
  let code = 0;
  try {
    const texts = parseArguments(process.argv.slice(2), spec);
    const context = bodyContext(spec, texts, {
      runId: process.env["AZUREML_RUN_ID"] ?? "",
      log: (message) => process.stdout.write(`${message}\n`),
      metric: (key, value, step) => sink.metric(key, value, step, Date.now()),
      param: (key, value) => sink.param(key, value),
      tag: (key, value) => sink.tag(key, value),
      artifact: (file, name) => sink.artifact(file, name),
    });
    provideContext(() => context);
    await callBody(classes, spec, texts);
  } catch (error) {
    code = error instanceof BodyError ? 2 : 1;
    process.stderr.write(`${failureText(error, bundle)}\n`);
  }
  await sink.flush();
  // A body that leaves a timer or socket open has ended all the same; what it printed has to get out first.
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(code);
}

function failureText(error: unknown, bundle: string): string {
  if (error instanceof BodyError) {
    return [`azml: ${error.heading}:`, ...error.problems.map((problem) => `  ${problem}`)].join("\n");
  }
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`;
  const cause = error.cause instanceof Error ? `\ncaused by ${mapStack(error.cause.stack ?? error.cause.message, bundle)}` : "";
  return mapStack(error.stack ?? String(error), bundle) + cause;
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}
