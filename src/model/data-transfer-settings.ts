import type { Json } from "./environment.js";

export const dataTransferTasks = ["copy_data", "import_data", "export_data"] as const;
export type DataTransferTask = (typeof dataTransferTasks)[number];

/** What happens to a file that is there already. */
export type DataCopyMode = "merge_with_overwrite" | "fail_if_conflict";

/** A place outside of Azure ML that data comes from or goes to. Texts may be data bindings. */
export type ExternalData =
  | {
      readonly type: "database";
      /** `azureml:<connection>` */
      readonly connection?: string;
      readonly query?: string;
      readonly tableName?: string;
      readonly storedProcedure?: string;
      readonly storedProcedureParams?: Json;
    }
  | { readonly type: "file_system"; readonly connection?: string; readonly path?: string };

/** Components that azure-ai-ml uses for imports and exports whose node names none. */
export function builtInTransfer(task: Exclude<DataTransferTask, "copy_data">, type: ExternalData["type"]): string {
  return `azureml://registries/azureml/components/${task}_${type}/versions/0.0.1`;
}
