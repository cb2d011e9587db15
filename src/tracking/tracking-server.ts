import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GuardError } from "../guard/guard-error.js";
import type { NodePath } from "../events/run-event.js";
import { deleteArtifact, giveArtifact, listArtifacts, takeArtifact } from "./artifacts/serve-artifacts.js";
import type { Call } from "./call.js";
import { Fields } from "./fields.js";
import { largestBatch } from "./limits.js";
import { invalid, MlflowError } from "./mlflow-error.js";
import { routeOf } from "./routes.js";

/** What the server serves: everything of a call but its fields and who asks. */
export interface Served extends Omit<Call, "fields" | "node" | "differs"> {
  /** Something is answered that Azure ML would answer otherwise. */
  readonly onDifference: (node: NodePath, ...told: Parameters<Call["differs"]>) => void;
  /** The node whose processes have this token; undefined when nobody has. */
  readonly nodeOf: (token: string) => NodePath | undefined;
  /** A request came without the token of a node. */
  readonly onStranger: () => void;
  /** A client asked for what is not there. */
  readonly onUnknown: (method: string, path: string) => void;
  /** A request failed for no fault of its client's. */
  readonly onFailure: (error: unknown) => void;
}

export interface TrackingServer {
  /** `http://127.0.0.1:<port>` */
  readonly uri: string;
  close(): Promise<void>;
}

/** Status of what could not be kept. MLflow's clients try for minutes again when they get 500. */
const failed = 507;

/** Largest body of a request that is no file, in bytes. */
const largestBody = 32 * 1024 * 1024;

const artifactsRoot = "/api/2.0/mlflow-artifacts/artifacts";

/**
 * MLflow's REST API 2.0 on this machine's loopback, at a free port. Who asks has to show the token of a node (`Authorization: Bearer`), because every user
 * of the machine can reach the port.
 */
export async function startTrackingServer(served: Served): Promise<TrackingServer> {
  const atWork = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = answer(request, response, served).finally(() => atWork.delete(answered));
    atWork.add(answered);
  });
  // Large files take their time, and a training script may be silent for long between two calls.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  // A run ends when its nodes have ended, whoever still holds a connection.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { uri: `http://127.0.0.1:${port}`, close: () => close(server, atWork) };
}

/** What clients that are gone have left half done is taken away first. */
async function close(server: Server, atWork: ReadonlySet<Promise<void>>): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  await Promise.allSettled(atWork);
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  try {
    const body = await handle(request, response, served);
    if (body !== undefined) send(response, 200, body);
  } catch (error) {
    // Of a client that has gone away there is nobody to tell.
    if (response.headersSent || response.destroyed || request.errored) return void response.destroy();
    const told = error instanceof GuardError ? invalid(error.message) : error;
    if (!(told instanceof MlflowError)) served.onFailure(told);
    const [status, code] = told instanceof MlflowError ? [told.status, told.code] : [failed, "INTERNAL_ERROR"];
    // What was not read of a file would be taken for the next request.
    if (!request.complete) response.setHeader("connection", "close");
    send(response, status, { error_code: code, message: error instanceof Error ? error.message : String(error) });
  }
}

/** The answer as JSON; undefined when it has been given. */
async function handle(request: IncomingMessage, response: ServerResponse, served: Served): Promise<object | undefined> {
  const { method = "GET" } = request;
  if (request.url === "/health") return void response.end("OK");
  // Before anything else is looked at: every user of the machine can reach the port.
  const node = served.nodeOf(/^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "");
  if (node === undefined) {
    served.onStranger();
    throw new MlflowError(
      "UNAUTHENTICATED",
      "azml's tracking endpoint takes only what a node of the run sends: MLFLOW_TRACKING_TOKEN is missing or is not its own.",
    );
  }
  const url = addressOf(request);
  const path = decoded(url.pathname).replace(/^\/ajax-api\//, "/api/");
  if (path === artifactsRoot) return listArtifacts(url.searchParams.get("path") ?? "", served);
  if (path.startsWith(`${artifactsRoot}/`)) return artifacts(path.slice(artifactsRoot.length + 1), request, response, served);
  // What this server is not: one with workspaces, or with multipart uploads.
  if (path === "/api/3.0/mlflow/server-info") return { store_type: "azml", workspaces_enabled: false };
  const call = /^\/api\/2\.0\/mlflow\/(.+)$/.exec(path)?.[1];
  const route = call === undefined ? undefined : routeOf(method, call);
  if (!route) {
    served.onUnknown(method, path);
    throw new MlflowError("ENDPOINT_NOT_FOUND", `azml's tracking endpoint has no ${method} ${path}. docs/tracking.md lists what it has.`);
  }
  const text = await bodyOf(request, call === "runs/log-batch" ? largestBatch : largestBody);
  const fields = new Fields({ ...queryOf(url), ...parsed(text), ...route.fields });
  const { book, store, registry, warn } = served;
  const differs: Call["differs"] = (...told) => served.onDifference(node, ...told);
  const result = await route.handler({ fields, node, book, store, registry, warn, differs });
  // Nobody hears that something was taken before it is in the store.
  book.commit();
  return result;
}

async function artifacts(path: string, request: IncomingMessage, response: ServerResponse, served: Served): Promise<object | undefined> {
  const { method = "GET" } = request;
  const { book, onUnknown } = served;
  switch (method) {
    case "PUT":
      return takeArtifact(path, request, book);
    case "DELETE":
      return deleteArtifact(path, book);
    case "GET":
      await giveArtifact(path, response, served);
      return undefined;
    default:
      onUnknown(method, `${artifactsRoot}/${path}`);
      throw new MlflowError("ENDPOINT_NOT_FOUND", `azml's tracking endpoint has no ${method} of artifacts.`);
  }
}

function addressOf({ url = "/" }: IncomingMessage): URL {
  if (!URL.canParse(url, "http://127.0.0.1")) throw invalid(`Invalid address: ${url}`);
  return new URL(url, "http://127.0.0.1");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalid(`Invalid path: ${path}`);
  }
}

async function bodyOf(request: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the client comes to read the answer.
    if (size <= most) chunks.push(chunk);
  }
  if (size > most) throw invalid(`Requests of this kind must be at most ${most} bytes, got a request of size ${size}.`);
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("The body of the request is no JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid("The body of the request is no JSON object.");
  return value as Readonly<Record<string, unknown>>;
}

/** A field that comes more than once is a list. */
function queryOf(url: URL): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => {
      const all = url.searchParams.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}
