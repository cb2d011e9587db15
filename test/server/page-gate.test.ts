import type { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { pageGate } from "../../src/server/page-gate.js";
import type { ServerEnv } from "../../src/server/server-env.js";
import { ask, askRaw, type Asked } from "./support/ask.js";
import { openPage, serve, startToken } from "./support/page.js";

const heard: string[] = [];
const routes = (app: Hono<ServerEnv<"person">>): void => {
  app.all("*", (c) => {
    heard.push(`${c.req.method} ${c.req.path}`);
    return c.text("secret of the page");
  });
};

describe("who has no cookie of the page", () => {
  test.each<readonly [string, Asked]>([
    ["no token", {}],
    ["a wrong token", { path: "/?token=wrong" }],
    ["an empty token", { path: "/?token=" }],
    ["a token with something after it", { path: `/?token=${startToken}0` }],
    ["the token of a POST", { path: `/?token=${startToken}`, method: "POST" }],
    ["the token where programs have theirs", { headers: { authorization: `Bearer ${startToken}` } }],
    ["the start token in place of the cookie's", { headers: { cookie: `azml-PORT=${startToken}` } }],
  ])("is told so and nothing else: %s", async (_, asked) => {
    heard.length = 0;
    const { port } = await serve(pageGate(startToken), routes);
    const headers = Object.fromEntries(
      Object.entries(asked.headers ?? {}).map(([name, value]) => [name, value.replace("PORT", String(port))]),
    );
    const answer = await ask(port, { ...asked, headers });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe(
      "This page opens at the address that azml printed when it started: its token is missing here, or is another's.\n",
    );
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(heard).toEqual([]);
  });

  test("is told so for the cookie of another port, and of an earlier start at this one", async () => {
    const other = await openPage(routes);
    const { port } = await serve(pageGate(startToken), routes);
    expect((await ask(port, { headers: { cookie: other.cookie } })).status).toBe(401);
    const renamed = other.cookie.replace(/^azml-\d+/, `azml-${port}`);
    expect((await ask(port, { headers: { cookie: renamed } })).status).toBe(401);
  });

  test("is told so before the address is looked at", async () => {
    const { port } = await serve(pageGate(startToken), routes);
    for (const target of [
      "//[",
      "/%c0%ae",
      "*",
      "http://elsewhere/",
      `//elsewhere/?token=${startToken}`,
      `/\\elsewhere/?token=${startToken}`,
    ]) {
      expect(await askRaw(port, [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Connection: close"])).toBe(
        "HTTP/1.1 401 Unauthorized",
      );
    }
  });
});

describe("the start token", () => {
  test("is swapped for a cookie that no script reads and no other site sends", async () => {
    const { server, setCookie } = await openPage(routes);
    expect(setCookie).toMatch(new RegExp(`^azml-${server.port}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(setCookie).not.toContain(startToken);
    const answer = await ask(server.port, { path: `/?token=${startToken}` });
    expect([answer.status, answer.headers.location, answer.headers["cache-control"], answer.headers["referrer-policy"]]).toEqual([
      303,
      "/",
      "no-store",
      "no-referrer",
    ]);
  });

  test("leaves the rest of the address, and leads to no other host", async () => {
    const { server } = await openPage(routes);
    const location = async (path: string): Promise<string | undefined> => (await ask(server.port, { path })).headers.location;
    expect(await location(`/jobs/a%20b?tab=logs&token=${startToken}&x=1`)).toBe("/jobs/a%20b?tab=logs&x=1");
    expect(await location(`/.//elsewhere?token=${startToken}`)).toBe("/elsewhere");
  });

  test("changes nothing by HEAD", async () => {
    const { port } = await serve(pageGate(startToken), routes);
    const answer = await ask(port, { method: "HEAD", path: `/?token=${startToken}` });
    expect([answer.status, answer.headers["set-cookie"]]).toEqual([401, undefined]);
  });
});

describe("who has the cookie", () => {
  test.each(["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])("is answered at %s", async (name) => {
    const { server, get } = await openPage(routes);
    expect((await get({ headers: { host: `${name}:${server.port}` } })).text).toBe("secret of the page");
  });

  test.each(["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:PORT", "evil.example:PORT", "0.0.0.0:PORT"])(
    "is refused with the Host %j",
    async (host) => {
      const { server, get } = await openPage(routes);
      const answer = await get({ headers: { host: host.replace("PORT", String(server.port)) } });
      expect([answer.status, answer.text]).toEqual([403, "This server answers only to its own address on this machine.\n"]);
    },
  );

  test("is refused with no Host, and with two", async () => {
    const { server, cookie } = await openPage(routes);
    const hosts = [`Host: 127.0.0.1:${server.port}`, "Host: evil.example"];
    const cases = [["GET / HTTP/1.0"], ["GET / HTTP/1.1", "Host:"], ["GET / HTTP/1.1", ...hosts.reverse()]];
    for (const lines of cases)
      expect(await askRaw(server.port, [...lines, `Cookie: ${cookie}`, "Connection: close"])).toMatch(/^HTTP\/1.1 40[03] /);
  });

  test.each([
    "http://evil.example",
    "null",
    "http://127.0.0.1:1",
    "http://localhost:PORT",
    "https://127.0.0.1:PORT",
    "http://127.0.0.1:PORT.evil.example",
  ])("is refused with the Origin %s, whatever is asked", async (written) => {
    const { server, get } = await openPage(routes);
    const origin = written.replace("PORT", String(server.port));
    for (const method of ["GET", "POST", "OPTIONS"]) expect((await get({ method, headers: { origin } })).status).toBe(403);
  });

  test.each(["cross-site", "same-site"])("is refused from a page that is %s", async (site) => {
    const { get } = await openPage(routes);
    expect((await get({ headers: { "sec-fetch-site": site } })).status).toBe(403);
    expect((await get({ path: `/?token=${startToken}`, headers: { "sec-fetch-site": site } })).status).toBe(403);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("changes something only from the page itself: %s", async (method) => {
    const { server, get } = await openPage(routes);
    expect((await get({ method })).status).toBe(403);
    expect((await get({ method, headers: { "sec-fetch-site": "same-origin" } })).status).toBe(403);
    expect((await get({ method, headers: { origin: server.uri } })).status).toBe(200);
    const local = `localhost:${server.port}`;
    expect((await get({ method, headers: { host: local, origin: `http://${local}` } })).status).toBe(200);
  });
});
