import type { ComponentCommon } from "./component-common.js";
import type { DataCopyMode, ExternalData } from "./data-transfer-settings.js";

/** Copies, imports or exports data without a program of one's own. */
export type DataTransferComponent = ComponentCommon & { readonly kind: "data_transfer" } & (
    | { readonly task: "copy_data"; readonly dataCopyMode?: DataCopyMode }
    | { readonly task: "import_data"; readonly from: ExternalData["type"] }
    | { readonly task: "export_data"; readonly to: ExternalData["type"] }
  );
