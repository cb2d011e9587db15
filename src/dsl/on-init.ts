import { callSite } from "../diagnostics/call-site.js";
import { frameFor } from "./frame.js";
import type { Step } from "./step.js";

/**
 * Has a step run before all others of the job. It has no wires to them. Only the pipeline of the job can have one.
 *
 * @throws AzmlError AZML201 outside `build()`
 * @example
 * onInit(step(Announce, { text: "begins" }, { name: "announce" }));
 * // settings: { on_init: announce }
 */
export function onInit(step: Step<unknown>): void {
  const site = callSite(onInit);
  frameFor("onInit", site).setEnd("onInit", step, site);
}

/** Has a step run after all others of the job, whatever became of them; see {@link onInit}. */
export function onFinalize(step: Step<unknown>): void {
  const site = callSite(onFinalize);
  frameFor("onFinalize", site).setEnd("onFinalize", step, site);
}
