import { isPromise } from "node:util/types";
import type { CallSite } from "../../diagnostics/call-site.js";
import { diagnosticAt } from "../../diagnostics/report.js";
import { isClass } from "../is-class.js";
import type { NodeDraft } from "../node-draft.js";
import { describe } from "../options/describe.js";
import type { PipelineFrame } from "../pipeline-frame.js";

/** What running a closure added to the pipeline. */
export interface Recorded {
  readonly returned: unknown;
  /** The nodes that it made itself, not those within branches and loops that it made. */
  readonly made: readonly NodeDraft[];
  /** True when a call in it could not be understood: nothing more is said of what it lacks. */
  readonly broken: boolean;
}

/** Which closure: for messages. */
export interface ClosurePlace {
  /** `the branch "then" of ifElse()` */
  readonly what: string;
  readonly site: CallSite;
}

/** Runs a closure of the user's, whose nodes become nodes of the pipeline; undefined (and reported) when it is none, or asynchronous. */
export function recordClosure(
  closure: unknown,
  argument: unknown,
  { what, site }: ClosurePlace,
  frame: PipelineFrame,
): Recorded | undefined {
  const complain = (message: string, hint: string): undefined => {
    frame.context.sink.add(diagnosticAt(site, "AZML231", `${what} ${message}`, { hint }));
    return undefined;
  };
  if (typeof closure !== "function" || isClass(closure))
    return complain(`is ${describe(closure)}`, "give a function that makes steps: () => step(…)");
  const { brokenCount } = frame;
  const before = frame.drafts.length;
  const returned: unknown = (closure as (argument: unknown) => unknown)(argument);
  const made = frame.takeUnclaimed(before);
  if (isPromise(returned)) {
    returned.catch(() => undefined);
    return complain("is asynchronous", "make steps synchronously: remove async");
  }
  return { returned, made, broken: frame.brokenCount > brokenCount };
}
