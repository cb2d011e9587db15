import { randomUUID } from "node:crypto";
import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { codeHashVersion } from "../../hash/code-hash.js";
import type { Json } from "../../model/environment.js";
import type { JsonObject } from "../../rest/json-object.js";
import type { RegisteredKind } from "../../model/registered-kind.js";
import type { CodeUpload, DataUpload, SubmissionTarget, UploadedData } from "../../rest/submit/submission-target.js";
import { apiVersions, jobApiVersion } from "./api-versions.js";
import { type Answer, itemsOf, partOf, textOf } from "./answer.js";
import type { ArmClient } from "./arm-client.js";
import { codePlace } from "./code-place.js";
import { openDatastore, type OpenDatastore } from "./datastore.js";
import { InterruptedUploads } from "./interrupted-uploads.js";
import { finishOperation } from "./finish-operation.js";
import { ServiceProblem } from "./service-problem.js";
import type { Polling } from "./stream-job.js";
import { uploadFiles } from "./upload-files.js";

export interface AzureTargetOptions {
  /** Address of the blob service, where it is not the account's usual one. */
  readonly blobEndpoint?: string | undefined;
  readonly polling: Polling;
  /** Nothing more is sent when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** Sends a submission to Azure. */
export class AzureTarget implements SubmissionTarget {
  readonly #arm: ArmClient;
  readonly #credential: TokenCredential;
  readonly #blobEndpoint: string | undefined;
  readonly #polling: Polling;
  readonly #interrupted: InterruptedUploads;
  readonly #signal: AbortSignal | undefined;
  /** ARM ids and addresses of what is there by now, in the order in which it came. */
  readonly made: string[] = [];
  /** Whether the job was sent: it may be there from then on. */
  jobSent = false;
  readonly #datastores = new Map<string, Promise<OpenDatastore>>();

  constructor(arm: ArmClient, credential: TokenCredential, { blobEndpoint, polling, signal }: AzureTargetOptions) {
    this.#signal = signal;
    this.#arm = arm;
    this.#credential = credential;
    this.#blobEndpoint = blobEndpoint;
    this.#polling = polling;
    this.#interrupted = new InterruptedUploads(arm.workspace);
  }

  get workspace(): string {
    return this.#arm.workspace;
  }

  async findCode(hash: string): Promise<string | undefined> {
    this.#signal?.throwIfAborted();
    // The name is any: the search goes through the whole workspace.
    const found = await this.#arm.request("GET", `/codes/${randomUUID()}/versions`, apiVersions.codes, {
      query: { hash, hashVersion: String(codeHashVersion) },
    });
    return textOf(itemsOf(found)[0] ?? {}, "id");
  }

  /** An upload that was interrupted goes on, if the service gives its place again; what it refuses of that is asked for as azure-ai-ml does. */
  async createCode(code: CodeUpload): Promise<string> {
    return this.#sendCode(code, this.#interrupted.find(code)).catch(async (error: unknown) => {
      if (!(error instanceof EarlierPlaceRefused)) throw error;
      this.#interrupted.forget(code);
      this.#signal?.throwIfAborted();
      return this.#sendCode(code, undefined);
    });
  }

  async registerCode(uri: string): Promise<string> {
    return this.#putCode(`/codes/${randomUUID()}/versions/1`, uri, {});
  }

  async uploadData(data: DataUpload): Promise<UploadedData> {
    const name = data.datastore ?? "workspaceblobstore";
    const { container, url } = await this.#datastore(name);
    const folder = `LocalUpload/${data.hash}`;
    await uploadFiles(container, this.#arm.inFlight, {
      signal: this.#signal,
      files: data.files,
      prefix: `${folder}/`,
      name: data.hash,
      version: "1",
    });
    this.made.push(`azureml://datastores/${name}/paths/${folder}/${data.name}`);
    return { uri: `azureml://datastores/${name}/paths/${folder}/${data.name}`, url: `${url}/${folder}/${data.name}` };
  }

  async createEnvironment(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#create(`/environments/${name}/versions/${version}`, apiVersions.environments, body);
  }

  async createComponent(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#create(`/components/${name}/versions/${version}`, apiVersions.components, body);
  }

  async createData(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#create(`/data/${name}/versions/${version}`, apiVersions.data, body);
  }

  async createModel(name: string, version: string, body: JsonObject): Promise<string> {
    return this.#create(`/models/${name}/versions/${version}`, apiVersions.models, body);
  }

  async createSchedule(name: string, body: JsonObject): Promise<Json> {
    // One that is there already stays enabled or disabled, as it is.
    const before = await this.#arm.find(`/schedules/${name}`, apiVersions.schedules);
    const { isEnabled } = partOf(before ?? {}, "properties");
    const properties = { ...(body["properties"] as JsonObject), ...(typeof isEnabled === "boolean" && { isEnabled }) };
    const begun = await this.#arm.begin("PUT", `/schedules/${name}`, apiVersions.schedules, { body: { properties } });
    await finishOperation(this.#arm, begun, this.#polling);
    return begun.answer as Json;
  }

  async labelledVersion(kind: RegisteredKind, name: string, label: string): Promise<string | undefined> {
    if (label !== "latest") return undefined;
    const query = { $orderBy: "createdtime desc", $top: "1" };
    const found = await this.#arm.find(`/${kind}/${name}/versions`, apiVersions[kind], { query });
    return textOf(itemsOf(found ?? {})[0] ?? {}, "name");
  }

  async nextVersion(kind: RegisteredKind, name: string): Promise<string> {
    const container = await this.#arm.find(`/${kind}/${name}`, apiVersions[kind]);
    return textOf(partOf(container ?? {}, "properties"), "nextVersion") ?? "1";
  }

  async createJob(name: string, body: JsonObject): Promise<Json> {
    const { jobType, identity } = body["properties"] as { readonly jobType: string; readonly identity?: { readonly identityType: string } };
    // A pipeline's nodes act for the user, and a job that asks for it.
    const actsForUser = jobType === "Pipeline" || identity?.identityType === "UserIdentity";
    this.#signal?.throwIfAborted();
    this.jobSent = true;
    return (await this.#arm.request("PUT", `/jobs/${name}`, jobApiVersion(jobType), { body, actsForUser })) as Json;
  }

  /** `earlier`: the id of an upload of the same code that was interrupted. */
  async #sendCode(code: CodeUpload, earlier: string | undefined): Promise<string> {
    const name = randomUUID();
    const path = `/codes/${name}/versions/1`;
    const isAgain = earlier !== undefined;
    const { blobUri, sasUri, id, isSame } = await codePlace(this.#arm, path, earlier).catch(refusedFor(isAgain, isNotOfPermission));
    const isNoted = id !== undefined && this.#interrupted.note(code, id);
    const { ContainerClient } = await import("@azure/storage-blob");
    await uploadFiles(new ContainerClient(sasUri), this.#arm.inFlight, {
      signal: this.#signal,
      files: code.files,
      prefix: code.folder === "" ? "" : `${code.folder}/`,
      name,
      version: "1",
      earlier: isSame ? "perhaps" : isNoted ? "noted" : "none",
    }).catch(refusedFor(isSame, isGone));
    const properties = { hash_sha256: code.hash, hash_version: codeHashVersion };
    const put = await this.#putCode(path, `${blobUri}/${code.folder}`, properties).catch(refusedFor(isSame, isNotOfPermission));
    this.#interrupted.forget(code);
    return put;
  }

  async #putCode(place: string, codeUri: string, properties: JsonObject): Promise<string> {
    return this.#create(place, apiVersions.codes, { properties: { codeUri, isAnonymous: true, properties } });
  }

  async #create(path: string, apiVersion: string, body: JsonObject): Promise<string> {
    this.#signal?.throwIfAborted();
    const id = idOf(await this.#arm.request("PUT", path, apiVersion, { body }));
    this.made.push(id);
    return id;
  }

  #datastore(name: string): Promise<OpenDatastore> {
    const open = this.#datastores.get(name) ?? openDatastore(this.#arm, name, this.#credential, this.#blobEndpoint);
    this.#datastores.set(name, open);
    return open;
  }
}

/** The place of an earlier upload was not given, is gone or is not taken. */
class EarlierPlaceRefused extends Error {}

/** Passes errors on; those for which it may be the reason that an earlier place was asked for, as {@link EarlierPlaceRefused}. */
function refusedFor(isEarlier: boolean, mayBeOfPlace: (status: number) => boolean): (error: unknown) => never {
  return (error) => {
    const isOfPlace = isEarlier && error instanceof ServiceProblem && error.status !== undefined && mayBeOfPlace(error.status);
    throw isOfPlace ? new EarlierPlaceRefused() : error;
  };
}

const isNotOfPermission = (status: number): boolean => ![401, 403, 408, 429].includes(status);
const isGone = (status: number): boolean => status === 404 || status === 409;

/** The service has the last word on what a thing is called. */
function idOf(answer: Answer): string {
  const id = textOf(answer, "id");
  if (id === undefined) throw new AzmlError([{ code: "AZML606", severity: "error", message: "Azure answered without an id" }]);
  return id;
}
