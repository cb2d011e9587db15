import type { CallSite } from "../diagnostics/call-site.js";
import type { Bound } from "../dsl/bound.js";
import type { InputValue, OutputSetting } from "../model/value.js";
import type { ComponentShape } from "./shape.js";
import type { StepSettings } from "./step-settings.js";

/** A value that a step was given; a binding to another step is resolved when that step has its name. */
export type DraftValue = InputValue | Bound;

/** A call of `step()` that was understood as far as it could be. */
export interface StepDraft {
  readonly shape: ComponentShape;
  readonly settings: StepSettings;
  /** By wire name. */
  readonly inputs: ReadonlyMap<string, DraftValue>;
  readonly outputs: Map<string, OutputSetting>;
  readonly site: CallSite;
  /** For messages before names are given. */
  readonly label: string;
}
