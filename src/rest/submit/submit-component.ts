import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Component } from "../../model/pipeline.js";
import { namedComponentRequest } from "../component/component-body.js";
import { componentLayers } from "./component-layers.js";
import { missingComponentPaths } from "./missing-paths.js";
import { settleAll } from "./settle-all.js";
import { Submission } from "./submission.js";
import type { SubmissionTarget } from "./submission-target.js";
import { assetsWithin, partsOf } from "./submitted-parts.js";

/**
 * Registers a component under its own name; without a version it gets the next one.
 *
 * @returns its ARM id.
 * @throws AzmlError when a local path is missing (nothing was sent then), or what the target throws.
 */
export async function submitComponent(component: Component, target: SubmissionTarget): Promise<string> {
  const missing = missingComponentPaths(component);
  if (missing.length > 0) throw new AzmlError(missing);
  const submission = new Submission(target);
  const layers = component.kind === "pipeline" ? componentLayers(component) : [];
  await settleAll([submission.resolveParts(partsOf([...layers.flat(), component])), submission.resolveAssets(assetsWithin(component))]);
  for (const layer of layers) await submission.createComponents(layer);
  const version = component.version ?? (await target.nextVersion("components", component.name));
  const request = namedComponentRequest(component, version, submission);
  return target.createComponent(request.name, request.version, request.body);
}
