import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isWrittenReference } from "../dsl/component.js";
import { isDefinition } from "../dsl/definition.js";
import { isWrittenLoad } from "../dsl/load-component.js";
import { componentRecords } from "../metadata/components.js";
import type { Class } from "../metadata/record.js";
import { readDecorated } from "./decorated.js";
import { define } from "./definition/define.js";
import type { GraphContext } from "./graph-context.js";
import { loadShape } from "./load-shape.js";
import { describe } from "./options/describe.js";
import { readCommand } from "./read-command.js";
import { referenceShape } from "./reference-shape.js";
import type { ComponentShape } from "./shape.js";

/** Builds a pipeline that a step nests. Handed in, because pipelines have steps and steps may run pipelines. */
export type NestedBuilder = (target: Class, site: CallSite, context: GraphContext) => ComponentShape | undefined;

/** The component that a step runs; undefined (and reported, once) when it is none. */
export function componentOf(given: unknown, site: CallSite, context: GraphContext, nested: NestedBuilder): ComponentShape | undefined {
  if (context.components.has(given) && given !== undefined) return context.components.get(given);
  const shape = read(given, site, context, nested);
  // A pipeline that contains itself is reported per place, and must not be remembered while it is being built.
  if (given !== undefined && !context.building.some(({ target }) => target === given)) context.components.set(given, shape);
  return shape;
}

function read(given: unknown, site: CallSite, context: GraphContext, nested: NestedBuilder): ComponentShape | undefined {
  if (given === undefined) {
    const hint = "an import ring leaves a class undefined: import it from the file that defines it, and break the ring";
    context.sink.add(diagnosticAt(site, "AZML203", "the component of this step is undefined", { hint }));
    return undefined;
  }
  if (isWrittenLoad(given)) return loadShape(given, context);
  if (isDefinition(given)) return define(given, context);
  if (isWrittenReference(given)) return referenceShape(given, context);
  const [record] = componentRecords(given);
  if (!record) {
    const hint =
      typeof given === "function"
        ? "decorate it with @commandComponent or @pipeline"
        : "give a decorated class or method, loadComponent(…), component(…), or command(…)";
    context.sink.add(diagnosticAt(site, "AZML202", `${describe(given)} is not a component`, { hint }));
    return undefined;
  }
  if (record.decorator === "pipeline") return nested(given as Class, site, context);
  const decorated = readDecorated(given as Class, context);
  return decorated && readCommand(decorated, context);
}
