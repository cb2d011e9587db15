import fc from "fast-check";
import type { DataTransferComponent } from "../../../src/model/data-transfer-component.js";
import type { DataTransferNode } from "../../../src/model/data-transfer-node.js";
import { builtInTransfer, type ExternalData } from "../../../src/model/data-transfer-settings.js";
import type { OutputSettings } from "../../../src/model/value.js";
import { fields, never, optional } from "./fields.js";
import { jsonMap, ownKeys, text, texts } from "./parts.js";
import { componentCommon, inputPort } from "./ports.js";
import { compute } from "./run-settings.js";
import { nodeCommon, values } from "./use.js";

type Component<Task extends DataTransferComponent["task"]> = {
  readonly [T in Task]: Omit<Extract<DataTransferComponent, { readonly task: T }>, "location"> & {
    readonly source: "YAML.COMPONENT" | "YAML.JOB";
  };
}[Task];
type Node<Task> = Omit<Extract<DataTransferNode, { readonly task: Task }>, "name" | "location">;
type External<Type> = Extract<ExternalData, { readonly type: Type }>;

const mode = optional(fc.constantFrom("merge_with_overwrite" as const, "fail_if_conflict" as const));
const connection = fc.constantFrom("azureml:c", "${{parent.inputs.x}}");
const database = fields<External<"database">>({
  type: fc.constant("database"),
  connection,
  query: optional(text),
  tableName: optional(text),
  storedProcedure: optional(text),
  storedProcedureParams: optional(fc.array(jsonMap, { maxLength: 2 })),
});
const fileSystem = fields<External<"file_system">>({ type: fc.constant("file_system"), connection, path: optional(text) });
const external = fc.constantFrom("database" as const, "file_system" as const);

function copyComponent(use: "node" | "file"): fc.Arbitrary<Component<"copy_data">> {
  return fields<Component<"copy_data">>({
    kind: fc.constant("data_transfer"),
    task: fc.constant("copy_data"),
    ...componentCommon(use),
    outputs: fc.constant({ o: { kind: "uri_folder" as const } }),
    dataCopyMode: mode,
  });
}

/** A component of any task, as a file of its own. */
export const dataTransferComponent: fc.Arbitrary<Component<DataTransferComponent["task"]>> = fc.oneof<
  fc.Arbitrary<Component<DataTransferComponent["task"]>>[]
>(
  copyComponent("file"),
  fields<Component<"import_data">>({
    kind: fc.constant("data_transfer"),
    task: fc.constant("import_data"),
    ...componentCommon("file"),
    inputs: fc.constant({}),
    outputs: fc.constant({ sink: { kind: "mltable" as const } }),
    from: external,
  }),
  fields<Component<"export_data">>({
    kind: fc.constant("data_transfer"),
    task: fc.constant("export_data"),
    ...componentCommon("file"),
    inputs: fc.constant({ source: { kind: "uri_file" as const } }),
    outputs: fc.constant({}),
    to: external,
  }),
);

function copy(scratch: string): fc.Arbitrary<Node<"copy_data">> {
  return copyComponent("node").chain((component) =>
    fields<Node<"copy_data">>({
      kind: fc.constant("data_transfer"),
      task: fc.constant("copy_data"),
      ...nodeCommon(component, scratch),
      compute: optional(compute),
      dataCopyMode: mode,
    }),
  );
}

/** What a node says that uses a component of the service's. */
const common = {
  kind: fc.constant("data_transfer" as const),
  displayName: optional(text),
  description: never,
  local: never,
  comment: optional(text),
  tags: optional(texts),
  properties: optional(texts),
  compute: optional(compute),
  extra: optional(ownKeys),
  source: fc.constant("BUILTIN" as const),
};

function builtIn(task: "import_data" | "export_data", { type }: ExternalData) {
  return fc.constant({ kind: "reference" as const, id: builtInTransfer(task, type) });
}

const importing = fc.oneof(database, fileSystem).chain((from) =>
  fields<Node<"import_data">>({
    ...common,
    task: fc.constant("import_data"),
    component: builtIn("import_data", from),
    inputs: fc.constant({}),
    outputs: fc.constant<OutputSettings>({ sink: { type: from.type === "database" ? "mltable" : "uri_folder" } }),
    from: fc.constant(from),
  }),
);

function exporting(scratch: string): fc.Arbitrary<Node<"export_data">> {
  return fc.tuple(database, inputPort).chain(([to, port]) =>
    fields<Node<"export_data">>({
      ...common,
      task: fc.constant("export_data"),
      component: builtIn("export_data", to),
      inputs: values({ source: port }, scratch),
      outputs: fc.constant({}),
      to: fc.constant(to),
    }),
  );
}

export function dataTransferNode(scratch: string): fc.Arbitrary<Omit<DataTransferNode, "name">> {
  return fc.oneof(copy(scratch), importing, exporting(scratch));
}
