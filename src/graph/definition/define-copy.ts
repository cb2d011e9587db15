import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import type { DataTransferComponent } from "../../model/data-transfer-component.js";
import type { DataCopyMode } from "../../model/data-transfer-settings.js";
import { compact } from "../../util/compact.js";
import type { GraphContext } from "../graph-context.js";
import { describe } from "../options/describe.js";
import type { ComponentShape } from "../shape.js";
import { runFields } from "../options/run-fields.js";
import { definedShape, readDefinition } from "./definition-reader.js";

const modes: readonly unknown[] = ["merge_with_overwrite", "fail_if_conflict"] satisfies DataCopyMode[];

/** `dataTransfer.copy()`: the component, and settings of each of its steps. */
export function defineCopy(written: WrittenDefinition, context: GraphContext): ComponentShape {
  const definition = readDefinition(written, { ...runFields.data_transfer, dataCopyMode: "string" }, context);
  const { dataCopyMode } = definition.own;
  if (dataCopyMode !== undefined && !modes.includes(dataCopyMode)) {
    const message = `the copy mode of ${written.maker}() is ${describe(dataCopyMode)}`;
    context.sink.add(diagnosticAt(written.site, "AZML228", message, { focus: "dataCopyMode", hint: `modes are: ${modes.join(", ")}` }));
  }
  const component: DataTransferComponent = compact({
    kind: "data_transfer" as const,
    ...definition.common,
    task: "copy_data" as const,
    dataCopyMode: dataCopyMode as DataCopyMode | undefined,
  });
  const { compute } = definition.settings;
  return definedShape(definition, component, compact({ compute }));
}
