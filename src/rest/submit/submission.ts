import { anonymousEnvironment } from "../../hash/environment-version.js";
import type { AssetInput } from "../../model/asset.js";
import type { Code } from "../../model/code.js";
import type { CodeOwner } from "../../model/code-owner.js";
import type { Component } from "../../model/pipeline.js";
import type { ComponentReference } from "../../model/component-reference.js";
import type { BuildContext, Environment, InlineEnvironment } from "../../model/environment.js";
import { anonymousComponentRequest } from "../component/component-body.js";
import { environmentBody } from "../environment-body.js";
import type { JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { codePlaces, codeSnapshot } from "./code-snapshot.js";
import { dataSnapshot } from "./data-snapshot.js";
import { registeredId } from "./registered-id.js";
import { settleAll } from "./settle-all.js";
import type { SubmittedParts } from "./submitted-parts.js";
import type { RegisteredKind } from "../../model/registered-kind.js";
import type { SubmissionTarget, UploadedData } from "./submission-target.js";

/**
 * One submission to one workspace: finds or creates what a job is made of, each thing once, and remembers the ids.
 *
 * What depends on nothing (code, environments, data, names to look up) goes at the same time; components follow, a layer at a time.
 * Of equal things the first in the order of the nodes is sent, so that one job always makes the same requests.
 */
export class Submission implements ResolvedIds {
  readonly #target: SubmissionTarget;
  /** What was begun, by what it is. */
  readonly #begun = new Map<string, Promise<unknown>>();
  /** Ids, by the object of the model that stands for the thing. */
  readonly #ids = new Map<object, string>();
  readonly #codes = new Map<CodeOwner, string>();

  constructor(target: SubmissionTarget) {
    this.#target = target;
  }

  get workspace(): string {
    return this.#target.workspace;
  }

  code(owner: CodeOwner): string | undefined {
    return this.#codes.get(owner);
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

  /** Finds or creates what components and nodes refer to: code, environments, registered components. */
  async resolveParts({ owners, components }: SubmittedParts): Promise<void> {
    await settleAll([
      this.#resolveCodes(owners),
      this.#resolveEnvironments(owners.flatMap((owner) => owner.environment ?? [])),
      ...components.map(async (component) => {
        if (component.kind === "reference") this.#ids.set(component, await this.#registered(component.id, "components"));
      }),
    ]);
  }

  /** Creates a layer of components, all of whose parts are there. Equal ones once. */
  async createComponents(layer: readonly (Component | ComponentReference)[]): Promise<void> {
    const own = [...new Set(layer.filter((component) => component.kind !== "reference"))];
    const requests = own.map((component) => ({ component, request: anonymousComponentRequest(component, this) }));
    await settleAll(
      requests.map(async ({ component, request: { name, version, body } }) => {
        this.#ids.set(component, await this.#once(`component ${version}`, () => this.#target.createComponent(name, version, body)));
      }),
    );
  }

  /** Uploads local data and looks up registered assets. */
  async resolveAssets(assets: readonly AssetInput[]): Promise<void> {
    await settleAll(assets.map(async (asset) => this.#ids.set(asset, await this.#assetUri(asset))));
  }

  /** Creates an environment under its own name, or under a hash of its content. Gives its ARM id. */
  async createEnvironment(environment: InlineEnvironment): Promise<string> {
    return this.#sendEnvironment(await this.#environmentRequest(environment));
  }

  async #resolveCodes(owners: readonly CodeOwner[]): Promise<void> {
    const places = new Map(
      owners.flatMap((owner) => {
        const found = codePlaces(owner);
        return found === undefined ? [] : [[owner, { key: JSON.stringify(found), found }] as const];
      }),
    );
    const snapshots = new Map([...places.values()].map(({ key, found }) => [key, found]));
    const taken = new Map([...snapshots].map(([key, found]) => [key, codeSnapshot(found)]));
    await settleAll([...taken.values()]);
    const sent = new Map<string, Promise<string>>();
    for (const [key, taking] of taken) {
      const snapshot = await taking;
      sent.set(
        key,
        this.#once(`code ${snapshot.hash}`, async () => (await this.#target.findCode(snapshot.hash)) ?? this.#target.createCode(snapshot)),
      );
    }
    await settleAll(
      owners.map(async (owner) => {
        const place = places.get(owner);
        if (place !== undefined) this.#codes.set(owner, `azureml:${await sent.get(place.key)}`);
        else if (owner.code !== undefined) this.#codes.set(owner, await this.#remoteCode(owner.code));
      }),
    );
  }

  async #remoteCode(code: Code): Promise<string> {
    if (code.kind !== "remote") throw new Error("a job is bundled before it is submitted");
    if (/^azureml:/i.test(code.id)) return code.id;
    if (/^\/subscriptions\//i.test(code.id)) return `azureml:${code.id}`;
    return `azureml:${await this.#once(`code at ${code.id}`, () => this.#target.registerCode(code.id))}`;
  }

  async #resolveEnvironments(environments: readonly Environment[]): Promise<void> {
    const distinct = [...new Set(environments)];
    const requests = new Map(
      distinct.flatMap((environment) =>
        environment.kind === "inline" ? [[environment, this.#environmentRequest(environment)] as const] : [],
      ),
    );
    await settleAll([...requests.values()]);
    const sent = new Map<Environment, Promise<string>>();
    for (const [environment, request] of requests) sent.set(environment, this.#sendEnvironment(await request));
    await settleAll(
      distinct.map(async (environment) => {
        this.#ids.set(
          environment,
          environment.kind === "inline" ? `azureml:${await sent.get(environment)}` : await this.#environmentReference(environment.id),
        );
      }),
    );
  }

  async #environmentReference(id: string): Promise<string> {
    // Curated environments and those of registries are no business of the workspace.
    return /^azureml:(?:AzureML-|\/\/)/i.test(id) ? id : `azureml:${await this.#registered(id, "environments")}`;
  }

  async #environmentRequest(environment: InlineEnvironment): Promise<EnvironmentRequest> {
    const { build, name } = environment;
    const context = build === undefined ? {} : { contextUri: await this.#contextUri(build.path) };
    const { version } = environment;
    const address =
      name === undefined
        ? await anonymousEnvironment(environment)
        : { name, version: version ?? (await this.#target.nextVersion("environments", name)) };
    return { ...address, body: environmentBody(environment, { isAnonymous: name === undefined, ...context }) };
  }

  async #contextUri(context: BuildContext): Promise<string> {
    return context.kind === "remote" ? context.uri : `${(await this.#upload(context.path, undefined)).url}/`;
  }

  #sendEnvironment({ name, version, body }: EnvironmentRequest): Promise<string> {
    return this.#once(`environment ${name} ${version}`, () => this.#target.createEnvironment(name, version, body));
  }

  async #assetUri(asset: AssetInput): Promise<string> {
    switch (asset.path.kind) {
      case "remote":
        return asset.path.uri;
      case "registered":
        return this.#registered(asset.path.id, asset.type === "mlflow_model" || asset.type === "custom_model" ? "models" : "data");
      case "local": {
        const { uri } = await this.#upload(asset.path.path, asset.datastore);
        return asset.type === "uri_folder" ? `${uri}/` : uri;
      }
    }
  }

  #upload(place: string, datastore: string | undefined): Promise<UploadedData> {
    return this.#once(`data ${datastore ?? ""} ${place}`, async () => {
      const snapshot = await dataSnapshot(place, datastore);
      return this.#once(`data ${datastore ?? ""} ${snapshot.hash} ${snapshot.name}`, () => this.#target.uploadData(snapshot));
    });
  }

  #registered(written: string, kind: RegisteredKind): Promise<string> {
    return this.#once(`${kind} ${written}`, () => registeredId(written, kind, this.#target));
  }

  /** Does a thing once, however often it is asked for. */
  #once<T>(key: string, begin: () => Promise<T>): Promise<T> {
    const begun = (this.#begun.get(key) as Promise<T> | undefined) ?? begin();
    this.#begun.set(key, begun);
    return begun;
  }

  #known(thing: object): string {
    const id = this.#ids.get(thing);
    if (id === undefined) throw new Error("printed before it was resolved");
    return id;
  }
}

interface EnvironmentRequest {
  readonly name: string;
  readonly version: string;
  readonly body: JsonObject;
}
