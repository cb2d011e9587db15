import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { uuidText } from "../../../src/hash/component-hash.js";
import type { Azurite } from "./azurite.js";
import { assetsReply, resolvedReply, type RunOutput } from "./fake-assets.js";
import { FakeOperations } from "./fake-operations.js";
import { notFound, type Recorded, type Reply, type Script, workspace } from "./fake-replies.js";

/** A server that answers like Azure ML, as the fake that the goldens were made with, and keeps what it was sent. Blobs go to azurite. */
export class FakeService {
  readonly requests: Recorded[] = [];
  readonly store = new Map<string, Record<string, unknown>>();
  /** Tokens that are refused (401). */
  readonly refusedTokens = new Set<string>();
  /** So many requests get no answer: their connection is cut. */
  dropped = 0;
  /** No request gets an answer. */
  silent = false;
  /** Replies to give before any other, by `METHOD path` (a prefix). */
  readonly failures: { readonly match: string; readonly reply: Reply }[] = [];
  /** Told of each request before it is answered. */
  heard: (request: Recorded) => void = () => undefined;
  script: Script = { job: ["Completed"] };
  #looks = 0;
  readonly #azurite: Azurite;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  private constructor(azurite: Azurite) {
    this.#azurite = azurite;
  }

  static async start(azurite: Azurite): Promise<FakeService> {
    const service = new FakeService(azurite);
    service.#server.listen(0, "127.0.0.1");
    await once(service.#server, "listening");
    await azurite.container("datacontainer").createIfNotExists();
    return service;
  }

  get endpoint(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  sent(method: string, pattern: RegExp): Recorded[] {
    return this.requests.filter((request) => request.method === method && pattern.test(request.path));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.dropped > 0) {
      this.dropped--;
      request.destroy();
      return;
    }
    if (this.silent) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", this.endpoint);
    const path = decodeURIComponent(url.pathname).replace(workspace, "<WS>");
    const recorded: Recorded = {
      method: request.method ?? "GET",
      path,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    this.requests.push(recorded);
    this.heard(recorded);
    const reply = await this.#reply(recorded);
    const body = typeof reply.body === "string" ? reply.body : reply.body === undefined ? "" : JSON.stringify(reply.body);
    response.writeHead(reply.status, { "content-type": "application/json", "x-ms-request-id": "request-1", ...reply.headers });
    response.end(body);
  }

  async #reply(request: Recorded): Promise<Reply> {
    const { method, path } = request;
    const failing = this.failures.findIndex(({ match }) => `${method} ${path}`.startsWith(match));
    if (failing >= 0) return this.failures.splice(failing, 1)[0]!.reply;
    const token = request.headers.authorization?.replace("Bearer ", "");
    if (token !== undefined && this.refusedTokens.has(token))
      return { status: 401, body: { error: { code: "InvalidAuthenticationToken", message: "The token is expired." } } };
    if (path === "/discovery") return { status: 200, body: { api: this.endpoint } };
    if (path.startsWith("/logs/")) return this.#log(path.slice("/logs/".length), request);
    const history = /^\/history\/v1\.0<WS>\/runs\/([^/]+)\/(details|children)$/.exec(path);
    if (history) return this.#history(history[1]!, history[2]!, request);
    if (path === "/history/v1.0<WS>/rundata") return this.#runData(JSON.parse(request.body) as { readonly runId: string });
    if (path.endsWith("/batchGetResolvedUris"))
      return resolvedReply(this.outputs, path, JSON.parse(request.body) as { readonly values: readonly string[] });
    const local = path.replace("<WS>", "");
    if (method === "PUT") return this.#put(local, JSON.parse(request.body) as Record<string, unknown>);
    if (method === "POST") return this.#post(local, request.body);
    if (method === "PATCH") return this.#patchRun(path, JSON.parse(request.body) as { readonly hidden: boolean });
    if (method === "DELETE") return this.#delete(local);
    return this.#get(local, request);
  }

  #put(path: string, body: Record<string, unknown>): Reply {
    const [, kind = "", name = "", , version = name] = path.split("/");
    const properties = { ...(body["properties"] as Record<string, unknown>) };
    let id = workspace + path;
    const { hash_sha256: hash } = (properties["properties"] ?? {}) as { hash_sha256?: string };
    if (kind === "codes" && hash !== undefined) id = `${workspace}/codes/${uuidText(hash)}/versions/1`;
    if (kind === "jobs") {
      this.#looks = 0;
      properties["status"] = "NotStarted";
      properties["services"] = { Studio: { jobServiceType: "Studio", endpoint: `https://studio.example/runs/${name}` } };
    }
    if (kind === "schedules") Object.assign(properties, { isEnabled: properties["isEnabled"] ?? true, provisioningState: "Creating" });
    const resource = { id, name: version, properties, systemData: { createdAt: "2026-01-01T00:00:00Z" } };
    this.store.set(kind === "jobs" ? path : id.replace(workspace, ""), resource);
    if (kind === "schedules") return { status: 201, body: resource, headers: { "azure-asyncoperation": this.#operation(path) } };
    return { status: kind === "jobs" ? 201 : 200, body: resource };
  }

  /**
   * What becomes of the id of a pending upload. It may be sent, says the description of the service; in none of the recordings it is, so that the
   * service may do either, or refuse.
   */
  pendingIds: "ignored" | "honoured" | "refused" = "ignored";

  async #post(path: string, body: string): Promise<Reply> {
    const pending = /^\/codes\/([^/]+)\/versions\/1\/startPendingUpload$/.exec(path);
    if (pending) {
      const { pendingUploadId: wanted } = JSON.parse(body) as { readonly pendingUploadId?: string };
      if (wanted !== undefined && this.pendingIds === "refused")
        return { status: 400, body: { error: { code: "UserError", message: "PendingUploadId is not supported" } } };
      const id = wanted !== undefined && this.pendingIds === "honoured" ? wanted : randomUUID();
      const container = `code-${id}`;
      await this.#azurite.container(container).createIfNotExists();
      const blobUri = `${this.#azurite.endpoint}/${container}`;
      return {
        status: 200,
        body: {
          blobReferenceForConsumption: {
            blobUri,
            credential: { credentialType: "SAS", sasUri: `${blobUri}?${this.#azurite.sas(container)}` },
          },
          pendingUploadId: id,
          pendingUploadType: "None",
        },
      };
    }
    if (path.endsWith("/listSecrets")) return { status: 200, body: { secretsType: "Sas", sasToken: this.#azurite.sas("datacontainer") } };
    if (path.endsWith("/cancel")) {
      this.script = { job: ["CancelRequested", "Canceled"] };
      this.#looks = 0;
      return { status: 202 };
    }
    return notFound(path);
  }

  /** A schedule that is enabled stays. */
  #delete(path: string): Reply {
    const { isEnabled } = (this.store.get(path)?.["properties"] ?? {}) as { isEnabled?: boolean };
    if (isEnabled) return { status: 400, body: { error: { code: "UserError", message: "Only disabled schedules can be deleted." } } };
    return { status: 202, body: "null", headers: { location: this.#operation(path, "mfeOperationResults") } };
  }

  /** Why operations fail after they were accepted; without it they succeed. */
  operationError: unknown;
  readonly #operations = new FakeOperations(this.store);

  #operation(about: string, collection?: string): string {
    return `${this.endpoint}${this.#operations.begin(about, collection)}?api-version=2023-06-01-preview`;
  }

  #schedules(view: string | undefined): Reply {
    const enabled = (resource: Record<string, unknown>): boolean => (resource["properties"] as { isEnabled: boolean }).isEnabled;
    const all = [...this.store].flatMap(([key, resource]) => (key.startsWith("/schedules/") ? [resource] : []));
    return { status: 200, body: { value: all.filter((one) => view === "All" || enabled(one) === (view === "EnabledOnly")) } };
  }

  #get(path: string, request: Recorded): Reply {
    if (path === "") return { status: 200, body: { properties: { discoveryUrl: `${this.endpoint}/discovery` } } };
    const codes = /^\/codes\/[^/]+\/versions$/.test(path);
    if (codes) {
      const hit = [...this.store.values()].find(
        (resource) =>
          (resource["properties"] as { properties?: { hash_sha256?: string } }).properties?.hash_sha256 === request.query["hash"],
      );
      return { status: 200, body: { value: hit === undefined ? [] : [hit] } };
    }
    if (path.startsWith("/datastores/")) {
      return {
        status: 200,
        body: {
          properties: {
            datastoreType: "AzureBlob",
            accountName: "devstoreaccount1",
            containerName: "datacontainer",
            credentials: { credentialsType: "Sas" },
          },
        },
      };
    }
    if (/^\/(?:environments|models|components|data)(?:\/[^/]+(?:\/versions)?)?$/.test(path))
      return assetsReply(this.store, path, request.query);
    if (path === "/schedules") return this.#schedules(request.query["listViewType"]);
    if (path.includes("/mfeOperation")) return this.#operations.reply(path, this.operationError);
    if (path === "/jobs") return { status: 200, body: { value: this.#jobs(request.query) } };
    if (path.startsWith("/jobs/") && this.store.has(path)) {
      const job = this.#job(path);
      this.#looks++;
      return { status: 200, body: job };
    }
    const stored = this.store.get(path);
    return stored === undefined ? notFound(path) : { status: 200, body: stored };
  }

  /** Newest first, those that are archived as the view says, and with the key of the tag. */
  #jobs({ listViewType, tag }: Recorded["query"]): Record<string, unknown>[] {
    const all = [...this.store].flatMap(([key]) => (key.startsWith("/jobs/") ? [this.#job(key)] : [])).reverse();
    return all.filter(({ properties }) => {
      const { isArchived = false, tags } = properties as { readonly isArchived?: boolean; readonly tags?: object };
      const inView = listViewType === "All" || isArchived === (listViewType === "ArchivedOnly");
      return inView && (tag === undefined || tag in (tags ?? {}));
    });
  }

  /** What runs have put out: `run/output` → type, and the path in the datastore. */
  readonly outputs = new Map<string, RunOutput>();

  #runData({ runId }: { readonly runId: string }): Reply {
    const own = [...this.outputs].filter(([key]) => key.startsWith(`${runId}/`));
    const outputs = Object.fromEntries(own.map(([key, { type }]) => [key.split("/")[1], { assetId: `azureml://asset/${key}`, type }]));
    return { status: 200, body: { runMetadata: own.length === 0 ? {} : { outputs } } };
  }

  /** What run history calls hidden the management API calls archived. */
  #patchRun(path: string, { hidden }: { readonly hidden: boolean }): Reply {
    const [, experiment, name] = /^\/history\/v1\.0<WS>\/experiments\/([^/]+)\/runs\/([^/]+)$/.exec(path) ?? [];
    const properties = this.store.get(`/jobs/${name}`)?.["properties"] as Record<string, unknown> | undefined;
    if (properties === undefined || properties["experimentName"] !== experiment) return notFound(path);
    properties["isArchived"] = hidden;
    return { status: 200, body: { runId: name, hidden } };
  }

  #job(path: string): Record<string, unknown> {
    const stored = this.store.get(path)!;
    const { job } = this.script;
    const status = job[Math.min(this.#looks, job.length - 1)];
    return {
      ...stored,
      name: path.split("/")[2],
      // The management API says nothing of why a job failed: `properties.error` is in none of the recorded answers.
      properties: { ...(stored["properties"] as object), status },
    };
  }

  /** The children of a run come in pages of two. Runs of anonymous components are all called alike; their display name is the node's. */
  #history(run: string, what: string, { query, path }: Recorded): Reply {
    const step = Math.max(0, this.#looks - 1);
    const at = <T>(states: readonly T[]): T => states[Math.min(step, states.length - 1)]!;
    const nodes = this.script.nodes ?? {};
    if (what === "children") {
      const value = Object.entries(nodes).map(([node, states]) => ({
        runId: `run-${node}`,
        displayName: node,
        name: "azureml_anonymous",
        runType: "azureml.StepRun",
        status: at(states).status,
        properties: { "azureml.moduleName": "azureml_anonymous", ...at(states).properties },
      }));
      if (run.startsWith("run-")) return { status: 200, body: { value: [] } };
      const from = Number(query["continue"] ?? 0);
      const nextLink = from + 2 < value.length ? `${this.endpoint}${path.replace("<WS>", workspace)}?continue=${from + 2}` : undefined;
      return { status: 200, body: { value: value.slice(from, from + 2), ...(nextLink && { nextLink }) } };
    }
    const states = nodes[run.replace(/^run-/, "")];
    if (states === undefined)
      return { status: 200, body: { status: this.script.job.at(-1), logFiles: {}, error: this.script.error ?? null } };
    return {
      status: 200,
      body: {
        status: at(states).status,
        logFiles: { "user_logs/std_log.txt": `${this.endpoint}/logs/${run}/${step}?sig=SECRETSIGNATURE` },
        error: at(states).error,
      },
    };
  }

  #log(rest: string, request: Recorded): Reply {
    const [run = "", step = "0"] = rest.split("/");
    const states = this.script.nodes?.[run.replace(/^run-/, "")] ?? [];
    const text = states[Math.min(Number(step), states.length - 1)]?.log ?? "";
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    return from > 0 && from >= text.length
      ? { status: 416 }
      : { status: from > 0 ? 206 : 200, body: text.slice(from), headers: { "content-type": "text/plain" } };
  }
}
