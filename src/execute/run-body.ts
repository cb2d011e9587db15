import { provideContext } from "../dsl/context.js";
import { bodyContext } from "./body-context.js";
import { BodyError } from "./body-error.js";
import type { BodyClasses, BodySpec } from "./body-spec.js";
import { callBody } from "./call-body.js";
import { chooseSink } from "./choose-sink.js";
import { letGo } from "./let-go.js";
import { fail, flushBeforeEnd } from "./on-failure.js";
import { parseArguments } from "./parse-arguments.js";

/**
 * The main program of a bundle: command line → typed instance → body → control outputs.
 *
 * Exit code 0; 2 when a value is missing or unfit (the body has not run) or a control output is; 1 when the body threw, or waits for nothing.
 */
export async function runBody(classes: BodyClasses, spec: BodySpec): Promise<void> {
  const sink = chooseSink(process.env);
  flushBeforeEnd(() => sink.flush());
  let isDone = false;
  process.on("beforeExit", () => {
    if (!isDone) void fail(new BodyError(spec.component, ["it awaits a promise that nothing is left to settle"], "end"));
  });
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
    await sink.flush();
  } catch (error) {
    isDone = true;
    return fail(error, error instanceof BodyError ? 2 : 1);
  }
  isDone = true;
  letGo((warning) => sink.warning(warning));
}
