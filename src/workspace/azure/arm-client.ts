import {
  bearerTokenAuthenticationPolicyName,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  isRestError,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import pLimit, { type LimitFunction } from "p-limit";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { compact } from "../../util/compact.js";
import type { Json } from "../../model/environment.js";
import { type Answer, itemsOf, textOf } from "./answer.js";
import { isOnThisMachine } from "./is-on-this-machine.js";
import { throttlingPolicy } from "./throttling-policy.js";
import type { AzureWorkspaceName } from "./resolve-azure-workspace.js";
import { machineLearningScope } from "./credential.js";
import { connectionProblem, serviceProblem, strangeAnswer } from "./service-problem.js";
import { claimsOf, type TokenSource } from "./token-source.js";

export interface ArmRequest {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** The service is to act for the user: the request carries a token for that, too. */
  readonly actsForUser?: boolean;
  readonly signal?: AbortSignal;
}

type Method = "GET" | "PUT" | "PATCH" | "POST" | "DELETE";

/** An answer with what its headers say of an operation that goes on. */
export interface Reply {
  readonly status: number;
  readonly answer: Answer;
  /** Address that says how the operation stands (`Azure-AsyncOperation`). */
  readonly operation?: string;
  /** Address that answers 202 until the operation is over (`Location`). */
  readonly location?: string;
  /** Milliseconds to wait before the next look. */
  readonly retryAfter?: number;
  readonly requestId?: string;
}

type SendRequest = (request: PipelineRequest) => Promise<PipelineResponse>;

/**
 * Requests to one workspace, with the retries, tokens and proxies of `@azure/arm-machinelearning`.
 *
 * Bodies go out as they are: that client's own models drop and rename parts of them.
 */
export class ArmClient {
  /** ARM id of the workspace. */
  readonly workspace: string;
  /** What is on its way to the workspace and its storage. */
  readonly inFlight: LimitFunction = pLimit(mostInFlight);
  readonly #endpoint: string;
  readonly #tokens: TokenSource;
  readonly #send: SendRequest;

  /** For addresses that carry their own right to be read, or need none: no token goes there. */
  readonly #sendOpenly: SendRequest;

  private constructor(workspace: string, endpoint: string, tokens: TokenSource, send: SendRequest) {
    this.workspace = workspace;
    this.#endpoint = endpoint;
    this.#tokens = tokens;
    this.#send = (request) => this.inFlight(() => send(request));
    const pipeline = createPipelineFromOptions({});
    const httpClient = createDefaultHttpClient();
    this.#sendOpenly = (request) => pipeline.sendRequest(httpClient, request);
  }

  static async connect(name: AzureWorkspaceName, tokens: TokenSource, endpoint: string): Promise<ArmClient> {
    const { AzureMachineLearningWorkspaces } = await import("@azure/arm-machinelearning");
    // Tokens are put on the requests below: the client's own policy keeps one until it expires, also when the service has refused it.
    const client = new AzureMachineLearningWorkspaces({ getToken: async () => null }, name.subscription, {
      endpoint,
      userAgentOptions: { userAgentPrefix: "azml" },
    });
    client.pipeline.addPolicy(throttlingPolicy(), { phase: "Retry" });
    // It reads answers for models that are not used here, and throws the whole text of what it cannot read.
    client.pipeline.removePolicy({ name: "deserializationPolicy" });
    client.pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName });
    const id = `/subscriptions/${name.subscription}/resourceGroups/${name.resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name.workspace}`;
    return new ArmClient(id, endpoint.replace(/\/$/, ""), tokens, (request) => client.sendRequest(request));
  }

  /** Sends to a path below the workspace. */
  async request(method: Method, path: string, apiVersion: string, options: ArmRequest = {}): Promise<Answer> {
    return this.send(method, this.#url(path, apiVersion, options), options);
  }

  /** The same; undefined when there is nothing at that path. */
  async find(path: string, apiVersion: string, options: ArmRequest = {}): Promise<Answer | undefined> {
    try {
      return await this.request("GET", path, apiVersion, options);
    } catch (error) {
      if (error instanceof AzmlError && error.diagnostics[0]?.code === "AZML608") return undefined;
      throw error;
    }
  }

  /** All pages of a list, up to `limit` items of those that are wanted. */
  async list(
    path: string,
    apiVersion: string,
    query: Readonly<Record<string, string>>,
    limit: number,
    isWanted: (item: Answer) => boolean = () => true,
  ): Promise<Answer[]> {
    const items: Answer[] = [];
    let page = await this.request("GET", path, apiVersion, { query });
    for (;;) {
      items.push(...itemsOf(page).filter(isWanted));
      if (items.length >= limit) return items.slice(0, limit);
      const next = await this.nextPage(page);
      if (next === undefined) return items;
      page = next;
    }
  }

  /** What a list goes on with; undefined at its end. */
  async nextPage(page: Answer): Promise<Answer | undefined> {
    const next = textOf(page, "nextLink");
    return next === undefined || next === "" ? undefined : this.send("GET", next, {});
  }

  /** Sends to a full address. When the token is refused, once more with another one. */
  async send(method: Method, url: string, options: ArmRequest): Promise<Answer> {
    return (await this.exchange(method, url, options)).answer;
  }

  /** Begins an operation at a path below the workspace, which may go on after the answer. */
  async begin(method: Method, path: string, apiVersion: string, options: ArmRequest = {}): Promise<Reply> {
    return this.exchange(method, this.#url(path, apiVersion, options), options);
  }

  /** As {@link send}, with what the answer's headers say of an operation that goes on. */
  async exchange(method: Method, url: string, options: ArmRequest): Promise<Reply> {
    return reply(await this.#authorized(method, url, options));
  }

  async #authorized(method: Method, url: string, options: ArmRequest): Promise<PipelineResponse> {
    const scope = `${this.#endpoint}/.default`;
    const token = await this.#tokens.get(scope);
    const response = await answered(this.#send, await this.#written(method, url, options, token));
    if (response.status !== 401) return successful(response);
    await this.#tokens.renew(scope, token, claimsOf(response.headers.get("www-authenticate")));
    const again = await this.#written(method, url, options, await this.#tokens.get(scope));
    return successful(await answered(this.#send, again));
  }

  #url(path: string, apiVersion: string, { query }: ArmRequest): string {
    return `${this.#endpoint}${this.workspace}${path}?${new URLSearchParams({ "api-version": apiVersion, ...query }).toString()}`;
  }

  async #written(method: Method, url: string, options: ArmRequest, token: string): Promise<PipelineRequest> {
    // The service may be on this machine; elsewhere only TLS gets this far, and no token goes without it.
    const isOpen = url.startsWith("http:");
    return createPipelineRequest({
      method,
      url,
      timeout: requestTimeout,
      headers: createHttpHeaders({
        accept: "application/json",
        ...(isOpen && !isOnThisMachine(url) ? {} : { authorization: `Bearer ${token}` }),
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...(options.actsForUser === true ? { "x-azureml-token": await this.#tokens.get(machineLearningScope) } : {}),
      }),
      allowInsecureConnection: isOpen,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { abortSignal: options.signal }),
    });
  }

  /** Reads a public address as JSON. */
  async readOpenly(url: string): Promise<Answer> {
    const request = createPipelineRequest({ url, timeout: requestTimeout, allowInsecureConnection: url.startsWith("http:") });
    return parse(successful(await answered(this.#sendOpenly, request)));
  }

  /** What a text at a signed address holds from a byte on; undefined when there is nothing more, or it cannot be read now. */
  async readText(url: string, from: number): Promise<Uint8Array | undefined> {
    const headers = createHttpHeaders({ range: `bytes=${from}-` });
    const request = createPipelineRequest({
      url,
      headers,
      allowInsecureConnection: url.startsWith("http:"),
      streamResponseStatusCodes: new Set([200, 206]),
    });
    const response = await this.#sendOpenly(request).catch(() => undefined);
    const { readableStreamBody: stream, status } = response ?? {};
    if (stream === undefined) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
    const bytes = Buffer.concat(chunks);
    return status === 206 ? bytes : bytes.subarray(from);
  }
}

/** Requests and files on their way at once. */
const mostInFlight = 16;
/** A request that nobody answers ends after so many milliseconds; it is tried again as one that got no answer. */
const requestTimeout = 100_000;

async function answered(send: SendRequest, request: PipelineRequest): Promise<PipelineResponse> {
  const { url } = request;
  return send(request).catch((error: unknown) => {
    if (isTimeout(error) && request.abortSignal?.aborted !== true)
      throw connectionProblem(url, { message: `no answer in ${requestTimeout / 1000} seconds` });
    if (isRestError(error) && error.response === undefined) throw connectionProblem(url, error);
    throw error;
  });
}

/** Throws what the service refused. */
function successful(response: PipelineResponse): PipelineResponse {
  if (response.status < 400) return response;
  const { request, status, headers, bodyAsText } = response;
  throw serviceProblem({ method: request.method, url: request.url, status, body: bodyAsText, requestId: headers.get("x-ms-request-id") });
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function reply(response: PipelineResponse): Reply {
  const { headers, status } = response;
  const seconds = headers.get("retry-after");
  return compact({
    status,
    answer: parse(response),
    operation: headers.get("azure-asyncoperation"),
    location: headers.get("location"),
    retryAfter: seconds === undefined || Number.isNaN(Number(seconds)) ? undefined : 1000 * Number(seconds),
    requestId: headers.get("x-ms-request-id"),
  });
}

/** The object that was answered; an empty one where there is none. What is no JSON comes from somebody else than the service. */
function parse({ request, status, headers, bodyAsText }: PipelineResponse): Answer {
  if (!bodyAsText) return {};
  try {
    const value = JSON.parse(bodyAsText) as unknown;
    return typeof value === "object" && value !== null ? (value as Answer) : {};
  } catch {
    throw strangeAnswer({ method: request.method, url: request.url, status, type: headers.get("content-type") });
  }
}
