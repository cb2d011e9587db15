import { AzmlError } from "../diagnostics/azml-error.js";
import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { AutomlTaskName } from "../model/automl-words.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { type BodyContext, context, provideContext } from "./context.js";

interface Call {
  readonly options: unknown;
  readonly site: CallSite;
}

/** One call of `step()`, as the user made it. */
export interface StepCall extends Call {
  readonly kind: "step";
  readonly component: unknown;
  readonly inputs: unknown;
}

/** One call of `sweep()`. */
export interface SweepCall extends Call {
  readonly kind: "sweep";
  readonly trial: unknown;
  readonly inputs: unknown;
}

/** One call of `ifElse()`. */
export interface IfElseCall extends Call {
  readonly kind: "if_else";
  readonly condition: unknown;
  readonly whenTrue: unknown;
  readonly whenFalse: unknown;
}

/** One call of `doWhile()`. */
export interface DoWhileCall extends Call {
  readonly kind: "do_while";
  readonly body: unknown;
  readonly first: unknown;
}

/** One call of `parallelFor()`. */
export interface ParallelForCall extends Call {
  readonly kind: "parallel_for";
  readonly items: unknown;
  readonly body: unknown;
}

/** One call of `dataTransfer.importDatabase()` or one of its siblings. */
export interface TransferCall extends Call {
  readonly kind: "transfer";
  readonly task: "import_data" | "export_data";
  readonly place: "database" | "file_system";
  readonly settings: unknown;
}

/** One call of `automl.classification()` or one of its siblings. */
export interface AutomlCall extends Call {
  readonly kind: "automl";
  readonly task: AutomlTaskName;
  readonly settings: unknown;
}

/** A call that adds to the pipeline under construction. */
export type NodeCall = StepCall | SweepCall | IfElseCall | DoWhileCall | ParallelForCall | TransferCall | AutomlCall;

/** The pipeline that is being built: where `step()` and its siblings put their calls. The graph builder is the only implementation. */
export interface Frame {
  /** Records the call, and answers with what the user gets to hold. */
  add(call: NodeCall): unknown;
  /** Records the step that runs before or after all others. */
  setEnd(end: "onInit" | "onFinalize", step: unknown, site: CallSite): void;
  report(diagnostic: Diagnostic): void;
}

const frames: Frame[] = [];

/** The innermost pipeline under construction. */
export function currentFrame(): Frame | undefined {
  return frames.at(-1);
}

/**
 * The pipeline that a call of `name` belongs to.
 *
 * @throws AzmlError AZML201 outside `build()`
 */
export function frameFor(name: string, site: CallSite): Frame {
  const frame = currentFrame();
  if (frame) return frame;
  const hint = "call it inside the build() of a @pipeline class, a @pipeline method, or standaloneJob(() => …)";
  throw new AzmlError([diagnosticAt(site, "AZML201", `${name}() was called outside build()`, { hint })]);
}

/** Runs `build` with `frame` as the current one. Building is synchronous, so a stack is enough. */
export function withFrame<T>(frame: Frame, build: () => T): T {
  frames.push(frame);
  const inBody = provideContext(() => buildingContext(frame));
  try {
    return build();
  } finally {
    provideContext(inBody);
    frames.pop();
  }
}

/** `context` while a pipeline is built: there is no run that it could speak of. */
function buildingContext(frame: Frame): BodyContext {
  const tell = (member: keyof BodyContext): void => {
    const site: CallSite = callSite(memberOf(context, member));
    const hint = "the graph is built before anything runs: use context in the run() of a component";
    frame.report(diagnosticAt(site, "AZML240", `context.${member} was used in build()`, { focus: member, hint }));
  };
  return {
    get runId() {
      tell("runId");
      return "";
    },
    get outputs() {
      tell("outputs");
      return {};
    },
    logMetric: () => tell("logMetric"),
    logParam: () => tell("logParam"),
    setTag: () => tell("setTag"),
    logArtifact: () => tell("logArtifact"),
    log: () => tell("log"),
  };
}

/** The function that user code calls: the getter of what looks like a field. */
function memberOf(object: object, member: string): () => unknown {
  const property: { readonly get?: unknown; readonly value?: unknown } = Object.getOwnPropertyDescriptor(object, member) ?? {};
  return (property.get ?? property.value) as () => unknown;
}
