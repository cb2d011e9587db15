import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isDefinition } from "../dsl/definition.js";
import { isWrittenLoad } from "../dsl/load-component.js";
import { componentRecords } from "../metadata/components.js";
import type { Component } from "../model/pipeline.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { nestedShape } from "./build-pipeline.js";
import { componentOf } from "./component-of.js";
import type { GraphContext } from "./graph-context.js";

/** Where a component was written: by its decorator, or the function that made it. Undefined for what is no component with a definition of its own. */
export function siteOfComponent(target: unknown): CallSite | undefined {
  if (isWrittenLoad(target) || isDefinition(target)) return target.site;
  return componentRecords(target)[0]?.site;
}

/** The component that a decorated class or method, `loadComponent(…)`, `command(…)` and the like stand for; undefined (and reported) when it is none. */
export function buildComponent(target: unknown, context: GraphContext): Component | undefined {
  const site = siteOfComponent(target);
  if (site === undefined) {
    const hint = "give a class with @commandComponent or @pipeline, command({ … }) or loadComponent(…)";
    context.sink.add(diagnosticAt(undefined, "AZML202", "this is not a component that can be registered", { hint }));
    return undefined;
  }
  const shape = componentOf(target, site, context, (nested, at) => nestedShape(nested, at, context));
  return shape === undefined || shape.component.kind === "reference" ? undefined : deepFreeze(shape.component);
}
