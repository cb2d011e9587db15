import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import type { GraphContext } from "../graph-context.js";
import { describe, isPlainObject } from "../options/describe.js";
import type { ComponentShape } from "../shape.js";
import { defineCommand } from "./define-command.js";
import { defineCopy } from "./define-copy.js";
import { defineParallel } from "./define-parallel.js";
import { defineSpark } from "./define-spark.js";

const definers = {
  command: defineCommand,
  data_transfer: defineCopy,
  parallel: defineParallel,
  spark: defineSpark,
} as const satisfies Record<WrittenDefinition["kind"], (written: WrittenDefinition, context: GraphContext) => ComponentShape>;

/** The component that a definition in data stands for; undefined (and reported) when it is none. */
export function define(written: WrittenDefinition, context: GraphContext): ComponentShape | undefined {
  const { definition, maker, site } = written;
  if (!isPlainObject(definition)) {
    context.sink.add(
      diagnosticAt(site, "AZML228", `${maker}() was given ${describe(definition)}`, { hint: "give it an object of settings" }),
    );
    return undefined;
  }
  return definers[written.kind](written, context);
}
