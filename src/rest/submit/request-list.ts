import { codeHashVersion } from "../../hash/code-hash.js";
import type { CodeFile } from "../../hash/list-code-files.js";
import { uuidText } from "../../hash/component-hash.js";
import type { Json } from "../../model/environment.js";
import type { JsonObject } from "../json-object.js";
import type { RegisteredKind } from "../../model/registered-kind.js";
import type { CodeUpload, DataUpload, SubmissionTarget, UploadedData } from "./submission-target.js";

/** One thing that a submission would do: a request with its body, or files on their way to a store. */
export type PlannedRequest =
  | { readonly kind: "put"; readonly what: string; readonly name: string; readonly path: string; readonly body: JsonObject }
  | {
      readonly kind: "upload";
      readonly what: "code" | "data";
      readonly name: string;
      readonly files: readonly string[];
      /** Of all files together. */
      readonly bytes: number;
      /** What stands for it in the bodies of other requests. */
      readonly uri: string;
    };

/** Stands for the workspace where none is known, as for `azml plan` and `azml compile`. */
const someWorkspace =
  "/subscriptions/SUBSCRIPTION/resourceGroups/RESOURCE_GROUP/providers/Microsoft.MachineLearningServices/workspaces/WORKSPACE";

/**
 * A submission written down instead of sent. Nothing is assumed to exist in the workspace; ids that the service would
 * choose are made of content hashes, so that the same job gives the same list.
 */
export class RequestList implements SubmissionTarget {
  readonly requests: PlannedRequest[] = [];

  /** `workspace` is the ARM id that ids in the bodies start with. */
  constructor(readonly workspace: string = someWorkspace) {}

  findCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  createCode({ hash, folder, files }: CodeUpload): Promise<string> {
    const id = uuidText(hash);
    const name = folder === "" ? (files[0]?.relativePath ?? "") : folder;
    const uri = `${this.workspace}/codes/${id}/versions/1`;
    this.requests.push({ kind: "upload", what: "code", name, ...listed(files), uri });
    const properties = { hash_sha256: hash, hash_version: codeHashVersion };
    return this.#put("code", "codes", id, "1", {
      properties: { codeUri: `<container of the upload>/${folder}`, isAnonymous: true, properties },
    });
  }

  registerCode(uri: string): Promise<string> {
    const body = { properties: { codeUri: uri, isAnonymous: true, properties: {} } };
    return this.#put("code", "codes", uri.replace(/\W+/g, "-"), "1", body);
  }

  uploadData({ hash, name, datastore = "workspaceblobstore", files }: DataUpload): Promise<UploadedData> {
    const place = `LocalUpload/${hash}/${name}`;
    this.requests.push({ kind: "upload", what: "data", name, ...listed(files), uri: place });
    return Promise.resolve({ uri: `azureml://datastores/${datastore}/paths/${place}`, url: `<container of ${datastore}>/${place}` });
  }

  createEnvironment(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("environment", "environments", name, version, body);
  }

  createComponent(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("component", "components", name, version, body);
  }

  createData(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("data", "data", name, version, body);
  }

  createModel(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("model", "models", name, version, body);
  }

  createSchedule(name: string, body: JsonObject): Promise<Json> {
    this.requests.push({ kind: "put", what: "schedule", name, path: `${this.workspace}/schedules/${name}`, body });
    return Promise.resolve(body);
  }

  labelledVersion(_kind: RegisteredKind, _name: string, label: string): Promise<string> {
    return Promise.resolve(`<${label}>`);
  }

  nextVersion(): Promise<string> {
    return Promise.resolve("<next>");
  }

  createJob(name: string, body: JsonObject): Promise<Json> {
    this.requests.push({ kind: "put", what: "job", name, path: `${this.workspace}/jobs/${name}`, body });
    return Promise.resolve(body);
  }

  #put(what: string, collection: string, name: string, version: string, body: JsonObject): Promise<string> {
    const path = `${this.workspace}/${collection}/${name}/versions/${version}`;
    this.requests.push({ kind: "put", what, name, path, body });
    return Promise.resolve(path);
  }
}

function listed(files: readonly CodeFile[]): { readonly files: readonly string[]; readonly bytes: number } {
  return { files: files.map((file) => file.relativePath), bytes: files.reduce((sum, { size }) => sum + size, 0) };
}
