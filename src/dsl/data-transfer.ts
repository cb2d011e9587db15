import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { DataCopyMode } from "../model/data-transfer-settings.js";
import type { Json } from "../model/environment.js";
import type { AssetKind } from "../model/kind.js";
import type { Accepted, Binding } from "../types/binding.js";
import type { DefinedComponent } from "../types/component-type.js";
import type { KindText, NoPorts } from "../types/port-definition.js";
import { type DefinitionCommon, writeDefinition } from "./definition.js";
import { frameFor, type TransferCall } from "./frame.js";
import type { TransferStepOptions } from "./step-options.js";
import type { Step } from "./step.js";

type Text = string | Binding<"string">;
type AssetPorts = Readonly<Record<string, AssetKind>>;

/** What is copied to where (schema `dataTransferComponent`). */
export interface CopyDefinition<I extends AssetPorts, O extends AssetPorts> extends DefinitionCommon {
  /** What is copied, by name: the kinds of asset. */
  readonly inputs: I;
  /** Where to, by name: the kinds of asset. One output for several inputs, or one for each. */
  readonly outputs: O;
  /** What happens to a file that is there already; needed when several inputs go to one output. */
  readonly dataCopyMode?: DataCopyMode;
  /** A compute that can copy: on Azure ML a data factory. The pipeline's default compute when absent. */
  readonly compute?: string;
}

/** Rows of a database: what a query or a stored procedure gives. */
export type DatabaseSource = {
  /** `azureml:<connection>` */
  readonly connection: Text;
} & (
  | {
      /** A query that gives the rows; either this or a stored procedure. */
      readonly query: Text;
      readonly storedProcedure?: never;
      readonly storedProcedureParams?: never;
    }
  | {
      /** Name of a stored procedure that gives the rows (`stored_procedure`). */
      readonly storedProcedure: Text;
      /** Its parameters: `[{ name: "day", value: "1", type: "string" }]` (`stored_procedure_params`). */
      readonly storedProcedureParams?: readonly Json[];
      readonly query?: never;
    }
);

/** Files outside of Azure ML. */
export interface FileSystemSource {
  /** `azureml:<connection>` */
  readonly connection: Text;
  /** Path below what the connection leads to. */
  readonly path: Text;
}

/** A file for a table of a database. */
export interface DatabaseSink {
  /** The file that is exported. */
  readonly source: Accepted["uri_file"];
  /** `azureml:<connection>` */
  readonly connection: Text;
  /** Table that the rows go into (`table_name`). */
  readonly tableName: Text;
}

/** What an import makes. */
export interface Imported<K extends AssetKind> {
  /** What has been imported. */
  readonly sink: Binding<K>;
}

function transfer<O>(name: string, call: Omit<TransferCall, "kind">, site: CallSite): Step<O> {
  return frameFor(`dataTransfer.${name}`, site).add({ kind: "transfer", ...call }) as Step<O>;
}

/**
 * A component that copies data between places of Azure ML, for `step()`.
 *
 * @example
 * const merge = dataTransfer.copy({ name: "merge", inputs: { a: "uri_folder", b: "uri_folder" }, outputs: { all: "uri_folder" }, dataCopyMode: "merge_with_overwrite" });
 * step(merge, { a: this.a, b: this.b });
 * // component: { type: data_transfer, task: copy_data, data_copy_mode: merge_with_overwrite, … }
 */
function copy<const I extends AssetPorts, const O extends AssetPorts>(
  definition: CopyDefinition<I, O>,
): DefinedComponent<"data_transfer", { readonly [N in keyof I]: KindText<I[N]> }, { readonly [N in keyof O]: KindText<O[N]> }> {
  return writeDefinition({ kind: "data_transfer", maker: "dataTransfer.copy", definition, site: callSite(copy) });
}

/**
 * Adds a node that imports rows of a database as a table, the output `sink`.
 *
 * @example
 * const rows = dataTransfer.importDatabase({ connection: "azureml:sales", query: "select * from orders" }, { name: "orders" });
 * step(Train, { data: rows.outputs.sink });
 * // jobs: { orders: { type: data_transfer, task: import_data, source: { type: database, query: …, connection: … }, outputs: { sink: … } } }
 */
function importDatabase(source: DatabaseSource, options?: TransferStepOptions<Imported<"mltable">, NoPorts>): Step<Imported<"mltable">> {
  const site = callSite(importDatabase);
  return transfer("importDatabase", { task: "import_data", place: "database", settings: source, options, site }, site);
}

/** Adds a node that imports files from outside of Azure ML as a folder, the output `sink`. */
function importFileSystem(
  source: FileSystemSource,
  options?: TransferStepOptions<Imported<"uri_folder">, NoPorts>,
): Step<Imported<"uri_folder">> {
  const site = callSite(importFileSystem);
  return transfer("importFileSystem", { task: "import_data", place: "file_system", settings: source, options, site }, site);
}

/** Adds a node that exports a file to a table of a database. It has no outputs. Azure ML exports to databases only. */
function exportDatabase(sink: DatabaseSink, options?: TransferStepOptions<NoPorts, Pick<DatabaseSink, "source">>): Step<NoPorts> {
  const site = callSite(exportDatabase);
  return transfer("exportDatabase", { task: "export_data", place: "database", settings: sink, options, site }, site);
}

/** Copies, imports and exports of data without a program of one's own. */
export const dataTransfer = { copy, importDatabase, importFileSystem, exportDatabase } as const;
