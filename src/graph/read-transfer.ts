import { diagnosticAt } from "../diagnostics/report.js";
import type { TransferCall } from "../dsl/frame.js";
import { builtInTransfer, type ExternalData } from "../model/data-transfer-settings.js";
import type { AssetKind } from "../model/kind.js";
import { compact } from "../util/compact.js";
import type { PipelineFrame } from "./pipeline-frame.js";
import { isPlainObject } from "./options/describe.js";
import { type Fields, json, ListOf } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { componentDraft, outputsOf, readUse } from "./read-use.js";
import type { ComponentShape } from "./shape.js";
import { runFields } from "./options/run-fields.js";
import { readStepSettings } from "./read-step-settings.js";

const text = ["string", "binding"] as const;
const settingsOf = {
  import_data: {
    database: { connection: text, query: text, storedProcedure: text, storedProcedureParams: new ListOf(json) },
    file_system: { connection: text, path: text },
  },
  export_data: { database: { source: "any", connection: text, tableName: text }, file_system: {} },
} as const satisfies Record<TransferCall["task"], Record<TransferCall["place"], Fields>>;

const imported = { database: "mltable", file_system: "uri_folder" } as const satisfies Record<TransferCall["place"], AssetKind>;

/** `dataTransfer.importDatabase()` and its siblings: a node that runs a component of the service's. */
export function readTransfer({ task, place, settings: given, options, site }: TransferCall, frame: PipelineFrame): object {
  const { context } = frame;
  const shape = builtInShape(task, place);
  const explicit = (options as { name?: unknown } | undefined)?.name;
  const label = `step "${typeof explicit === "string" ? explicit : shape.name}"`;
  const { source, ...external } = readOptions(given, settingsOf[task][place], { what: label, code: "AZML217", site }, context.sink);
  checkExternal(isPlainObject(given) ? given : {}, { task, place, site }, label, frame);
  const own = readStepSettings(options, runFields.data_transfer, { what: label, site }, context);
  const inputs = source === undefined ? {} : { source };
  const use = readUse(shape, inputs, own, { label, site, owner: frame }, context);
  const draft = componentDraft(
    { ...use, settings: { ...use.settings, external } as typeof use.settings },
    context,
    (common, { compute, external: data }: typeof use.settings & { readonly external?: object }) => {
      const { component } = shape as { readonly component: Extract<ComponentShape["component"], { readonly kind: "reference" }> };
      const node = { kind: "data_transfer" as const, ...common, component, source: "BUILTIN" as const };
      const at = { type: place, ...data } as ExternalData;
      return task === "import_data" ? compact({ ...node, task, from: at, compute }) : compact({ ...node, task, to: at, compute });
    },
  );
  return frame.answer(draft, outputsOf(draft, frame, shape.label, context));
}

function builtInShape(task: TransferCall["task"], place: TransferCall["place"]): ComponentShape {
  const name = `${task}_${place}`;
  return {
    label: name,
    name,
    component: { kind: "reference", id: builtInTransfer(task, place) },
    inputs: task === "export_data" ? [{ property: "source", wire: "source", port: { kind: "uri_file" } }] : [],
    outputs: task === "import_data" ? [{ property: "sink", wire: "sink", port: { kind: imported[place] } }] : [],
    statesOutputs: true,
    site: undefined,
  };
}

function checkExternal(
  external: Record<string, unknown>,
  { task, place, site }: Pick<TransferCall, "task" | "place" | "site">,
  label: string,
  { context }: PipelineFrame,
): void {
  const complain = (message: string, hint: string): void =>
    context.sink.add(diagnosticAt(site, "AZML217", `${label} ${message}`, { hint }));
  if (external["connection"] === undefined) complain("has no connection", 'say { connection: "azureml:<name>" }');
  const { query, storedProcedure, path, tableName } = external;
  if (task === "import_data" && place === "database" && (query === undefined) === (storedProcedure === undefined)) {
    complain("needs a query or a stored procedure, and not both", 'say { query: "select …" }');
  }
  if (task === "import_data" && place === "file_system" && path === undefined) complain("has no path", "say which files: { path: … }");
  if (task === "export_data" && tableName === undefined) complain("has no table", "say { tableName: … }");
}
