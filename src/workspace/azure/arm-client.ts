import { bearerTokenAuthenticationPolicyName, createHttpHeaders, createPipelineRequest, isRestError, type PipelineRequest, type PipelineResponse } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Json } from "../../model/environment.js";
import type { AzureWorkspaceName } from "./resolve-azure-workspace.js";
import { connectionProblem, serviceProblem } from "./service-problem.js";

export type Answer = { readonly [key: string]: Json | undefined };

export interface ArmRequest {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
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
  readonly #endpoint: string;
  readonly #send: SendRequest;

  private constructor(workspace: string, endpoint: string, send: SendRequest) {
    this.workspace = workspace;
    this.#endpoint = endpoint;
    this.#send = send;
  }

  static async connect(name: AzureWorkspaceName, credential: TokenCredential, endpoint: string): Promise<ArmClient> {
    const { AzureMachineLearningWorkspaces } = await import("@azure/arm-machinelearning");
    const client = new AzureMachineLearningWorkspaces(credential, name.subscription, { endpoint, userAgentOptions: { userAgentPrefix: "azml" } });
    // The policy refuses to send a token over plain http whatever it is told; a server on this machine needs none.
    if (endpoint.startsWith("http:")) client.pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName });
    const id = `/subscriptions/${name.subscription}/resourceGroups/${name.resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name.workspace}`;
    return new ArmClient(id, endpoint.replace(/\/$/, ""), (request) => client.sendRequest(request));
  }

  /** Sends to a path below the workspace. */
  async request(method: "GET" | "PUT" | "POST" | "DELETE", path: string, apiVersion: string, options: ArmRequest = {}): Promise<Answer> {
    const query = new URLSearchParams({ "api-version": apiVersion, ...options.query });
    return this.send(method, `${this.#endpoint}${this.workspace}${path}?${query}`, options);
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

  /** All pages of a list, up to `limit` items. */
  async list(path: string, apiVersion: string, query: Readonly<Record<string, string>>, limit: number): Promise<Answer[]> {
    const items: Answer[] = [];
    let page = await this.request("GET", path, apiVersion, { query });
    for (;;) {
      items.push(...((page["value"] ?? []) as Answer[]));
      const next = page["nextLink"];
      if (typeof next !== "string" || items.length >= limit) return items.slice(0, limit);
      page = await this.send("GET", next, {});
    }
  }

  /** Sends to a full address. */
  async send(method: "GET" | "PUT" | "POST" | "DELETE", url: string, options: ArmRequest): Promise<Answer> {
    const request = createPipelineRequest({
      method,
      url,
      headers: createHttpHeaders({ accept: "application/json", ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers }),
      // The service may be on this machine; elsewhere only TLS gets this far.
      allowInsecureConnection: url.startsWith("http:"),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { abortSignal: options.signal }),
    });
    const response = await this.#send(request).catch((error: unknown) => {
      if (isRestError(error) && error.response === undefined) throw connectionProblem(url, error);
      throw error;
    });
    if (response.status >= 400) {
      throw serviceProblem({ method, url, status: response.status, body: response.bodyAsText, requestId: response.headers.get("x-ms-request-id") });
    }
    return parse(response.bodyAsText);
  }
}

function parse(text: string | null | undefined): Answer {
  if (!text) return {};
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null ? (value as Answer) : {};
  } catch {
    return {};
  }
}
