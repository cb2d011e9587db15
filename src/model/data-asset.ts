import type { AssetPath } from "./asset.js";
import type { Json } from "./environment.js";
import type { SourceLocation } from "./location.js";

/** Data of the workspace under a name: a file, a folder or a table. */
export interface DataAsset {
  readonly kind: "data";
  readonly name: string;
  /** The next one when absent. */
  readonly version?: string;
  readonly description?: string;
  /** As they are written: not only texts. */
  readonly tags?: Readonly<Record<string, Json>>;
  readonly type: "uri_file" | "uri_folder" | "mltable";
  readonly path: AssetPath;
  /** Datastore that local data is uploaded to; `workspaceblobstore` when absent. */
  readonly datastore?: string;
  readonly autoDelete?: AutoDelete;
  readonly location?: SourceLocation;
}

/** When the service may delete data by itself. */
export interface AutoDelete {
  readonly condition: "created_greater_than" | "last_accessed_greater_than";
  /** A number of days such as `30d`. */
  readonly value?: string;
}
