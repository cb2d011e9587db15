import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { Answer, Gate } from "./gate.js";
import { plainAnswer } from "./plain-answer.js";
import type { ServerEnv } from "./server-env.js";
import { unfitTarget } from "./unfit-target.js";

export interface ListenOptions<Caller> {
  /** What answers. */
  readonly app: Pick<Hono<ServerEnv<Caller>>, "fetch">;
  /** Who may ask. */
  readonly gate: Gate<Caller>;
  /** Default: a free one. */
  readonly port?: number;
  /** Whether the process may end while the server listens. Default: it may not. */
  readonly unref?: boolean;
  /** The answer to a caller whose request has an address that is none, with the reason. Default: a plain sentence. */
  readonly refuseTarget?: (target: string, why: string) => Answer;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  readonly uri: string;
  readonly port: number;
  /**
   * Ends every connection, and waits until what was at work has ended: what clients that are gone have left half done is taken away first. Handlers
   * have work waited for that outlasts their answers by `c.executionCtx.waitUntil(work)`.
   */
  close(): Promise<void>;
}

/**
 * Serves an application on this machine's loopback, and nowhere else.
 *
 * A request may take as long as it takes: large files take their time, and a client may be silent for long between two requests.
 *
 * @throws the system's error when the port is taken (`EADDRINUSE`) or may not be used
 * @example const { uri, close } = await listen({ app, gate: pageGate(token) });
 */
export async function listen<Caller>({
  app,
  gate,
  port: wanted = 0,
  unref = false,
  refuseTarget = badAddress,
}: ListenOptions<Caller>): Promise<RunningServer> {
  const atWork = new Set<Promise<void>>();
  const waitUntil = (work: Promise<unknown>): void => {
    const ended = work
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => atWork.delete(ended));
    atWork.add(ended);
  };
  const callers = new WeakMap<IncomingMessage, Caller>();
  const listener = getRequestListener(
    async (request, env) => {
      const { incoming, outgoing } = env as HttpBindings;
      const context = { waitUntil, passThroughOnException: () => undefined, props: undefined };
      const response = await app.fetch(request, { incoming, outgoing, caller: callers.get(incoming) as Caller }, context);
      if (isUnread(incoming)) response.headers.set("connection", "close");
      return response;
    },
    // Programs that use azml have globals of their own.
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => {
    const verdict = gate(incoming, port);
    if ("answer" in verdict) return give(verdict.answer, incoming, outgoing);
    const { url = "" } = incoming;
    const why = unfitTarget(url);
    if (why !== undefined) return give(refuseTarget(url, why), incoming, outgoing);
    callers.set(incoming, verdict.caller);
    waitUntil(listener(incoming, outgoing));
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", resolve);
  });
  if (unref) server.unref();
  const { port } = server.address() as AddressInfo;
  return { uri: `http://127.0.0.1:${port}`, port, close: () => close(server, atWork) };
}

async function close(server: Server, atWork: ReadonlySet<Promise<void>>): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  while (atWork.size > 0) await Promise.all(atWork);
}

function give({ status, headers, body }: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (isUnread(incoming)) outgoing.setHeader("connection", "close");
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  outgoing.end(body);
}

/** Whether more of the request is to come, which would be taken for the next one. */
function isUnread({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0);
}

function badAddress(_: string, why: string): Answer {
  return plainAnswer(400, `The address of the request ${why}.`);
}
