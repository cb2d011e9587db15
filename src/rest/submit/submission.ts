import { stat } from "node:fs/promises";
import path from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { codeHashOf } from "../../hash/code-hash.js";
import { dataHash } from "../../hash/data-hash.js";
import { anonymousEnvironmentName, environmentVersion } from "../../hash/environment-version.js";
import { listCodeFiles } from "../../hash/list-code-files.js";
import type { AssetInput } from "../../model/asset.js";
import type { Code } from "../../model/code.js";
import type { Component, ComponentReference } from "../../model/component.js";
import type { Environment, InlineEnvironment } from "../../model/environment.js";
import type { InputValues } from "../../model/value.js";
import { anonymousComponentRequest } from "../component/component-body.js";
import { environmentBody } from "../environment-body.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { registeredId } from "./registered-id.js";
import { settleAll } from "./settle-all.js";
import type { DataUpload, RegisteredKind, SubmissionTarget, UploadedData } from "./submission-target.js";

/**
 * One submission to one workspace: finds or creates what a job is made of, each thing once, and remembers the ids.
 * Independent things go at the same time; a component waits for its code, its environment and the components below it.
 */
export class Submission implements ResolvedIds {
  readonly #target: SubmissionTarget;
  /** What was begun, by what it is. */
  readonly #begun = new Map<string, Promise<unknown>>();
  readonly #found = new Map<object, Promise<string>>();
  /** Ids of what is done, by the object of the model that stands for it. */
  readonly #ids = new Map<object, string>();

  constructor(target: SubmissionTarget) {
    this.#target = target;
  }

  get workspace(): string {
    return this.#target.workspace;
  }

  code(code: Code): string {
    return this.#known(code);
  }

  environment(environment: Environment): string {
    return this.#known(environment);
  }

  component(component: Component | ComponentReference): string {
    return this.#known(component);
  }

  asset(asset: AssetInput): string {
    return this.#known(asset);
  }

  /** Creates a component, everything below it first. */
  async resolveComponent(component: Component | ComponentReference): Promise<void> {
    await this.#remember(component, async () => {
      if (component.kind === "reference") return this.#registered(component.id, "components");
      await this.resolveParts(component);
      const { name, version, body } = anonymousComponentRequest(component, this);
      return this.#once(`component ${version}`, () => this.#target.createComponent(name, version, body));
    });
  }

  /** Creates what a component's spec refers to. */
  async resolveParts(component: Component): Promise<void> {
    if (component.kind === "pipeline") return this.resolveNodes(component);
    const { code, environment } = component;
    await settleAll([
      code === undefined ? undefined : this.#remember(code, () => this.#resolveCode(code)),
      environment === undefined ? undefined : this.#remember(environment, () => this.#resolveEnvironment(environment)),
    ]);
  }

  /** Creates what the nodes of a pipeline refer to. */
  async resolveNodes(pipeline: Component & { kind: "pipeline" }): Promise<void> {
    await settleAll(Object.values(pipeline.jobs).map(async (node) => {
      await settleAll([this.resolveComponent(node.component), this.resolveInputs(node.inputs)]);
    }));
  }

  /** Uploads local data and looks up registered assets. */
  async resolveInputs(inputs: InputValues): Promise<void> {
    await settleAll(Object.values(inputs).map(async (value) => {
      if (value.kind === "asset") await this.#remember(value.asset, () => this.#resolveAsset(value.asset));
    }));
  }

  /** Creates an environment under its own name, or under a hash of its content. Gives its ARM id. */
  async createEnvironment(environment: InlineEnvironment): Promise<string> {
    const { build, name } = environment;
    const context = build === undefined ? undefined : await this.#upload(build.path, undefined);
    const named = name !== undefined;
    const version = named ? (environment.version ?? (await this.#target.nextVersion("environments", name))) : await environmentVersion(environment);
    const body = environmentBody(environment, { isAnonymous: !named, ...(context === undefined ? {} : { contextUri: `${context.url}/` }) });
    const key = named ? `environment ${name} ${version} ${JSON.stringify(body)}` : `environment ${version}`;
    return this.#once(key, () => this.#target.createEnvironment(name ?? anonymousEnvironmentName, version, body));
  }

  async #resolveEnvironment(environment: Environment): Promise<string> {
    if (environment.kind === "inline") return `azureml:${await this.createEnvironment(environment)}`;
    // Curated environments and those of registries are no business of the workspace.
    if (/^azureml:(?:AzureML-|\/\/)/i.test(environment.id)) return environment.id;
    return `azureml:${await this.#registered(environment.id, "environments")}`;
  }

  async #resolveCode(code: Code): Promise<string> {
    if (code.kind === "body") throw new Error("a job is bundled before it is submitted");
    if (code.kind === "local") return `azureml:${await this.#once(`code of ${code.path}`, () => this.#localCode(code.path))}`;
    if (/^azureml:/i.test(code.id)) return code.id;
    if (/^\/subscriptions\//i.test(code.id)) return `azureml:${code.id}`;
    return `azureml:${await this.#once(`code at ${code.id}`, () => this.#target.registerCode(code.id))}`;
  }

  async #localCode(place: string): Promise<string> {
    const files = await listCodeFiles(place);
    const isFolder = (await stat(place)).isDirectory();
    if (files.length === 0) {
      throw new AzmlError([{ code: "AZML602", severity: "error", message: `there are no files in ${place}`, hint: "an ignore file (.amlignore, .gitignore) may exclude them all" }]);
    }
    const hash = await codeHashOf(files);
    const name = path.basename(place);
    return this.#once(`code ${hash}`, async () => {
      return (await this.#target.findCode(hash)) ?? this.#target.createCode({ hash, name, prefix: isFolder ? `${name}/` : "", files });
    });
  }

  async #resolveAsset(asset: AssetInput): Promise<string> {
    switch (asset.path.kind) {
      case "remote":
        return asset.path.uri;
      case "registered": {
        const kind = asset.type === "mlflow_model" || asset.type === "custom_model" ? "models" : "data";
        return this.#registered(asset.path.id, kind);
      }
      case "local": {
        const { uri } = await this.#upload(asset.path.path, asset.datastore);
        return asset.type === "uri_folder" ? `${uri}/` : uri;
      }
    }
  }

  async #upload(place: string, datastore: string | undefined): Promise<UploadedData> {
    return this.#once(`data ${datastore ?? ""} ${place}`, async () => {
      const hash = await dataHash(place);
      const name = path.basename(place);
      const isFolder = (await stat(place)).isDirectory();
      const files = (await listCodeFiles(place, { alsoIgnored: [] })).map((file) => ({ ...file, relativePath: isFolder ? `${name}/${file.relativePath}` : name }));
      const upload: DataUpload = { hash, name, files, ...(datastore === undefined ? {} : { datastore }) };
      return this.#once(`data ${datastore ?? ""} ${hash} ${name}`, () => this.#target.uploadData(upload));
    });
  }

  /** Does a thing once, however often it is asked for. */
  #once<T>(key: string, begin: () => Promise<T>): Promise<T> {
    const begun = (this.#begun.get(key) as Promise<T> | undefined) ?? begin();
    this.#begun.set(key, begun);
    return begun;
  }

  async #remember(thing: object, find: () => Promise<string>): Promise<void> {
    const begun = this.#found.get(thing) ?? find();
    this.#found.set(thing, begun);
    this.#ids.set(thing, await begun);
  }

  #registered(written: string, kind: RegisteredKind): Promise<string> {
    return this.#once(`${kind} ${written}`, () => registeredId(written, kind, this.#target));
  }

  #known(thing: object): string {
    const id = this.#ids.get(thing);
    if (id === undefined) throw new Error("printed before it was resolved");
    return id;
  }
}
