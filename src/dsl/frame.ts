import type { CallSite } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** One call of `step()`, as the user made it. */
export interface StepCall {
  readonly component: unknown;
  readonly inputs: unknown;
  readonly options: unknown;
  readonly site: CallSite;
}

/** The pipeline that is being built: where `step()` puts its calls. The graph builder is the only implementation. */
export interface Frame {
  /** Records the call, and answers with what the user gets to hold. */
  step(call: StepCall): { readonly outputs: unknown };
  report(diagnostic: Diagnostic): void;
}

const frames: Frame[] = [];

/** The innermost pipeline under construction. */
export function currentFrame(): Frame | undefined {
  return frames.at(-1);
}

/** Runs `build` with `frame` as the current one. Building is synchronous, so a stack is enough. */
export function withFrame<T>(frame: Frame, build: () => T): T {
  frames.push(frame);
  try {
    return build();
  } finally {
    frames.pop();
  }
}
