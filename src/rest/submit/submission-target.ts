import type { CodeFile } from "../../hash/list-code-files.js";
import type { Json } from "../../model/environment.js";
import type { RegisteredKind } from "../../model/registered-kind.js";
import type { JsonObject } from "../json-object.js";

/** Files that become a code snapshot. */
export interface CodeUpload {
  /** Content hash, version 202208. */
  readonly hash: string;
  /** Folder of the container that the files go to: the name of the code's own; empty for a single file, which goes to the top. */
  readonly folder: string;
  readonly files: readonly CodeFile[];
}

/** Local data, or a Docker build context, on its way to a datastore. */
export interface DataUpload {
  /** Content hash; the data lies below `LocalUpload/<hash>/`. */
  readonly hash: string;
  /** `workspaceblobstore` when absent. */
  readonly datastore?: string;
  /** Name of the folder or file. */
  readonly name: string;
  /** Each file with its path below `LocalUpload/<hash>/`. */
  readonly files: readonly CodeFile[];
}

export interface UploadedData {
  /** `azureml://datastores/<datastore>/paths/LocalUpload/<hash>/<name>`. */
  readonly uri: string;
  /** `https://<account>.blob.core.windows.net/<container>/LocalUpload/<hash>/<name>`. */
  readonly url: string;
}

/**
 * What a submission asks of a workspace. The walk over the job decides what is sent, in which order and only once;
 * a target sends it: to Azure, or to a list of what would be sent.
 */
export interface SubmissionTarget {
  /** ARM id of the workspace. */
  readonly workspace: string;
  /** ARM id of a code version with this content, if the workspace has one. */
  findCode(hash: string): Promise<string | undefined>;
  /** Uploads a snapshot and registers it; gives its ARM id. */
  createCode(code: CodeUpload): Promise<string>;
  /** Registers code that lies elsewhere (`https://…`, `git+…`); gives its ARM id. */
  registerCode(uri: string): Promise<string>;
  /** Uploads data unless it is there already. */
  uploadData(data: DataUpload): Promise<UploadedData>;
  /** Gives the ARM id. */
  createEnvironment(name: string, version: string, body: JsonObject): Promise<string>;
  /** Gives the ARM id; for anonymous components it is the service's own. */
  createComponent(name: string, version: string, body: JsonObject): Promise<string>;
  /** Version that a label (`latest`) stands for; undefined when there is none. */
  labelledVersion(kind: RegisteredKind, name: string, label: string): Promise<string | undefined>;
  /** Version that the next registration under this name should have. */
  nextVersion(kind: RegisteredKind, name: string): Promise<string>;
  createData(name: string, version: string, body: JsonObject): Promise<string>;
  createModel(name: string, version: string, body: JsonObject): Promise<string>;
  createSchedule(name: string, body: JsonObject): Promise<Json>;
  /** Gives the service's answer. */
  createJob(name: string, body: JsonObject): Promise<Json>;
}
