import { Hono } from "hono";
import { afterEach } from "vitest";
import type { Gate } from "../../../src/server/gate.js";
import { listen, type ListenOptions, type RunningServer } from "../../../src/server/listen.js";
import { pageGate } from "../../../src/server/page-gate.js";
import type { ServerEnv } from "../../../src/server/server-env.js";
import { ask, type Answered, type Asked } from "./ask.js";

const running = new Set<RunningServer>();

afterEach(async () => {
  for (const server of running) await server.close();
  running.clear();
});

/** A gate that lets everybody in. */
export const open: Gate<"anybody"> = () => ({ caller: "anybody" });

/** Starts a server that ends with the test. */
export async function serve<Caller>(
  gate: Gate<Caller>,
  routes: (app: Hono<ServerEnv<Caller>>) => unknown,
  options: Partial<ListenOptions<Caller>> = {},
): Promise<RunningServer> {
  const app = new Hono<ServerEnv<Caller>>();
  routes(app);
  const server = await listen({ app, gate, ...options });
  running.add(server);
  return server;
}

export interface OpenPage {
  readonly server: RunningServer;
  /** `azml-<port>=…` */
  readonly cookie: string;
  readonly setCookie: string;
  /** Asks as the page does: with its cookie. */
  get(asked: Asked): Promise<Answered>;
}

export const startToken = "c0ffee".repeat(8);

/** A page that a person has opened. */
export async function openPage(routes: (app: Hono<ServerEnv<"person">>) => unknown): Promise<OpenPage> {
  const server = await serve(pageGate(startToken), routes);
  const { headers } = await ask(server.port, { path: `/?token=${startToken}` });
  const setCookie = headers["set-cookie"]?.[0] ?? "";
  const cookie = setCookie.split(";")[0] ?? "";
  const get = (asked: Asked): Promise<Answered> => ask(server.port, { ...asked, headers: { cookie, ...asked.headers } });
  return { server, cookie, setCookie, get };
}
