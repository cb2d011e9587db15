import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CodeFile } from "../../src/hash/list-code-files.js";
import { codeHashVersion } from "../../src/hash/code-hash.js";
import { uuidText } from "../../src/hash/component-hash.js";
import type { Json } from "../../src/model/environment.js";
import type { JsonObject } from "../../src/rest/json-object.js";
import type { RegisteredKind } from "../../src/model/registered-kind.js";
import type { CodeUpload, DataUpload, SubmissionTarget, UploadedData } from "../../src/rest/submit/submission-target.js";
import { type Call, goldenWorkspace } from "../shared.js";

const account = "https://fakeaccount.blob.core.windows.net";

/** Writes down what would be sent, and answers as the fake service did for which the goldens were made. */
export class RecordingTarget implements SubmissionTarget {
  readonly workspace = goldenWorkspace;
  readonly calls: Call[] = [];
  #guids = 0;

  async findCode(): Promise<string | undefined> {
    return undefined;
  }

  async createCode(code: CodeUpload): Promise<string> {
    const guid = this.#guid();
    const to = `fakecontainer-${guid}`;
    this.calls.push({
      call: "POST startPendingUpload code",
      name: guid,
      version: "1",
      body: { pendingUploadType: "TemporaryBlobReference" },
    });
    this.calls.push({ call: "UPLOAD", to, files: hashes(code.files, code.folder === "" ? "" : `${code.folder}/`) });
    const properties = { hash_sha256: code.hash, hash_version: codeHashVersion };
    this.#putCode(guid, { codeUri: `${account}/${to}/${code.folder}`, isAnonymous: true, properties });
    return `${this.workspace}/codes/${uuidText(code.hash)}/versions/1`;
  }

  async registerCode(uri: string): Promise<string> {
    const guid = this.#guid();
    this.#putCode(guid, { codeUri: uri, isAnonymous: true, properties: {} });
    return `${this.workspace}/codes/${guid}/versions/1`;
  }

  async uploadData(data: DataUpload): Promise<UploadedData> {
    const to = `fakecontainer/LocalUpload/${data.hash}`;
    const earlier = this.calls.findIndex((call) => call.to === to);
    const files = { ...this.calls[earlier]?.files, ...hashes(data.files, "") };
    // One folder holds everything of one content, as the fake service lists it.
    this.calls.splice(earlier < 0 ? this.calls.length : earlier, 1, { call: "UPLOAD", to, files });
    const place = `LocalUpload/${data.hash}/${data.name}`;
    return {
      uri: `azureml://datastores/${data.datastore ?? "workspaceblobstore"}/paths/${place}`,
      url: `${account}/fakecontainer/${place}`,
    };
  }

  async createEnvironment(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("environment", "environments", name, version, body);
  }

  async createComponent(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("component", "components", name, version, body);
  }

  async createData(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("data", "data", name, version, body);
  }

  async createModel(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#put("model", "models", name, version, body);
  }

  async createSchedule(name: string, body: JsonObject): Promise<Json> {
    this.calls.push({ call: "PUT schedule", name, body });
    return body;
  }

  async labelledVersion(): Promise<string> {
    return "1";
  }

  async nextVersion(_kind: RegisteredKind): Promise<string> {
    return "1";
  }

  async createJob(name: string, body: JsonObject): Promise<Json> {
    this.calls.push({ call: "PUT job", name, headers: ["x-azureml-token"], body });
    return body;
  }

  #put(call: string, collection: string, name: string, version: string, body: JsonObject): string {
    this.calls.push({ call: `PUT ${call}`, name, version, body });
    return `${this.workspace}/${collection}/${name}/versions/${version}`;
  }

  #putCode(guid: string, properties: JsonObject): void {
    this.calls.push({ call: "PUT code", name: guid, version: "1", body: { properties } });
  }

  #guid(): string {
    return `<GUID-${++this.#guids}>`;
  }
}

function hashes(files: readonly CodeFile[], prefix: string): Record<string, string> {
  return Object.fromEntries(
    files.map((file) => [prefix + file.relativePath, createHash("sha256").update(readFileSync(file.path)).digest("hex")]),
  );
}
