import type { WrittenDefinition } from "../../dsl/definition.js";
import type { GraphContext } from "../graph-context.js";
import type { ComponentShape } from "../shape.js";
import { defineCommand } from "./define-command.js";
import { defineCopy } from "./define-copy.js";
import { defineParallel } from "./define-parallel.js";
import { defineSpark } from "./define-spark.js";

const definers = { command: defineCommand, data_transfer: defineCopy, parallel: defineParallel, spark: defineSpark } as const satisfies Record<
  WrittenDefinition["kind"],
  (written: WrittenDefinition, context: GraphContext) => ComponentShape
>;

/** The component that a definition in data stands for. */
export function define(written: WrittenDefinition, context: GraphContext): ComponentShape {
  return definers[written.kind](written, context);
}
