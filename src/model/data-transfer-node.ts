import type { ComponentReference } from "./component-reference.js";
import type { DataTransferComponent } from "./data-transfer-component.js";
import type { DataCopyMode, ExternalData } from "./data-transfer-settings.js";
import type { NodeCommon } from "./node-common.js";

/** Copies data between places of Azure ML, imports it from a place outside, or exports it there. */
export type DataTransferNode = NodeCommon & {
  readonly kind: "data_transfer";
  /** For imports and exports a reference to a component of the service's, unless the author named another. */
  readonly component: DataTransferComponent | ComponentReference;
  readonly compute?: string;
} & (
    | { readonly task: "copy_data"; readonly dataCopyMode?: DataCopyMode }
    | { readonly task: "import_data"; readonly from: ExternalData }
    | { readonly task: "export_data"; readonly to: ExternalData }
  );
