import fc from "fast-check";
import type { DataTransferNode } from "../../../../src/model/data-transfer-node.js";
import { builtInTransfer, type ExternalData } from "../../../../src/model/data-transfer-settings.js";
import { compact } from "../../../../src/util/compact.js";
import { componentCommon, compute, inputPort, optional, text, useOf, values } from "./parts.js";

const mode = optional(fc.constantFrom("merge_with_overwrite" as const, "fail_if_conflict" as const));
const connection = fc.constantFrom("azureml:c", "${{parent.inputs.x}}");
const database: fc.Arbitrary<ExternalData> = fc
  .record({
    type: fc.constant("database" as const),
    connection,
    query: optional(text),
    tableName: optional(text),
    storedProcedure: optional(text),
  })
  .map(compact);
const fileSystem: fc.Arbitrary<ExternalData> = fc
  .record({ type: fc.constant("file_system" as const), connection, path: optional(text) })
  .map(compact);

function copy(scratch: string): fc.Arbitrary<Omit<DataTransferNode, "name">> {
  return fc
    .record({ common: componentCommon, dataCopyMode: mode })
    .map(({ common, ...fields }) => ({
      kind: "data_transfer" as const,
      task: "copy_data" as const,
      ...common,
      outputs: { o: { kind: "uri_folder" as const } },
      ...compact(fields),
    }))
    .chain((component) =>
      fc
        .record({ use: useOf(component, scratch), compute: optional(compute), dataCopyMode: mode })
        .map(({ use, ...fields }) => ({ kind: "data_transfer" as const, task: "copy_data" as const, ...use, ...compact(fields) })),
    );
}

/** Imports and exports by the components of the service's. */
function across(scratch: string): fc.Arbitrary<Omit<DataTransferNode, "name">> {
  const rest = { inputs: {}, outputs: {}, source: "BUILTIN" as const, kind: "data_transfer" as const };
  const builtIn = (task: "import_data" | "export_data", { type }: ExternalData) => ({
    kind: "reference" as const,
    id: builtInTransfer(task, type),
  });
  return fc.oneof(
    fc.oneof(database, fileSystem).map((from) => ({
      ...rest,
      task: "import_data" as const,
      component: builtIn("import_data", from),
      outputs: { sink: { type: from.type === "database" ? ("mltable" as const) : ("uri_folder" as const) } },
      from,
    })),
    fc.record({ to: database, port: inputPort }).chain(({ to, port }) =>
      values({ source: port }, scratch).map((inputs) => ({
        ...rest,
        task: "export_data" as const,
        component: builtIn("export_data", to),
        inputs,
        to,
      })),
    ),
  );
}

export function dataTransferNode(scratch: string): fc.Arbitrary<Omit<DataTransferNode, "name">> {
  return fc.oneof(copy(scratch), across(scratch));
}
