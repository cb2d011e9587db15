import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { bearerGate } from "../../src/server/bearer-gate.js";
import { answerProblems } from "../../src/server/answer-problems.js";
import { hasLeft } from "../../src/server/has-left.js";
import { readJsonObject, readText } from "../../src/server/read-body.js";
import { saveBody } from "../../src/server/save-body.js";
import { Tokens } from "../../src/server/tokens.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";
import { ask, askRaw } from "./support/ask.js";
import { open, serve } from "./support/page.js";

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

describe("a server", () => {
  test("listens on the loopback, at a free port or a given one, and says when that is taken", async () => {
    const first = await serve(open, (app) => app.get("/", (c) => c.text("first")));
    expect(first.uri).toBe(`http://127.0.0.1:${first.port}`);
    await expect(serve(open, () => undefined, { port: first.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await first.close();
    const second = await serve(open, (app) => app.get("/", (c) => c.text("second")), { port: first.port });
    expect([second.port, (await ask(second.port)).text]).toEqual([first.port, "second"]);
  });

  test("leaves the globals of the program alone", async () => {
    const before = [globalThis.Request, globalThis.Response];
    await serve(open, () => undefined);
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });

  test.each(["//[", "//elsewhere/x", "/%c0%ae", "/%", "/a%00b", "/a\\b", "/a#b", "*", "http://127.0.0.1/x", "x"])(
    "refuses an address that is none: %s",
    async (target) => {
      const heard: string[] = [];
      const { port } = await serve(open, (app) => app.all("*", (c) => c.text(String(heard.push(c.req.path)))));
      expect(await askRaw(port, [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Connection: close"])).toBe(
        "HTTP/1.1 400 Bad Request",
      );
      expect(heard).toEqual([]);
    },
  );

  test("waits with its end for what clients have left half done, and for what outlasts an answer", async () => {
    const folder = temporaryFolder("uploads");
    let outlasting = false;
    const failures: unknown[] = [];
    const { port, close } = await serve(open, (app) => {
      app.onError(answerProblems((error) => failures.push(error)));
      app.put("/file", async (c) => {
        await saveBody(c.env.incoming, join(folder, "file"), join(folder, ".aside"));
        return c.text("taken");
      });
      app.get("/later", (c) => {
        c.executionCtx.waitUntil(pause(50).then(() => (outlasting = true)));
        return c.text("later");
      });
    });
    const sent = request({ port, path: "/file", method: "PUT" });
    sent.on("error", () => undefined);
    sent.write("half of it");
    await until(() => existsSync(join(folder, ".aside")));
    await ask(port, { path: "/later" });
    await close();
    expect([readdirSync(folder), outlasting, failures]).toEqual([[], true, []]);
    await expect(ask(port)).rejects.toThrow("ECONNREFUSED");
  });

  test("ends silent connections with itself", async () => {
    const { port, close } = await serve(open, () => undefined);
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    await once(socket, "connect");
    const closed = once(socket, "close");
    await close();
    await closed;
  });

  test("knows when a client has left", async () => {
    const left: boolean[] = [];
    let arrived = false;
    const { port } = await serve(open, (app) =>
      app.get("/", async (c) => {
        arrived = true;
        left.push(hasLeft(c.env));
        await once(c.env.outgoing, "close");
        left.push(hasLeft(c.env));
        return c.text("nobody hears this");
      }),
    );
    const sent = request({ port });
    sent.on("error", () => undefined);
    sent.end();
    await until(() => arrived);
    sent.destroy();
    await until(() => left.length === 2);
    expect(left).toEqual([false, true]);
  });

  test("tells what handlers throw by a sentence, and a bug by none of its own", async () => {
    const failures: unknown[] = [];
    const { port } = await serve(open, (app) => {
      app.onError(answerProblems((error) => failures.push((error as Error).message)));
      app.get("/", () => {
        throw new Error("/home/me/secret");
      });
    });
    expect(await ask(port)).toMatchObject({ status: 500, text: "The request could not be answered.\n" });
    expect(failures).toEqual(["/home/me/secret"]);
  });
});

describe("a gate of tokens", () => {
  const tokens = new Tokens<string>();
  const gate = bearerGate({ callerOf: (token) => tokens.callerOf(token) });

  test("lets in who has one, until it is revoked, and says who it is", async () => {
    const { port } = await serve(gate, (app) => app.all("*", (c) => c.text(c.env.caller)));
    const [first, second] = [tokens.issue("first"), tokens.issue("second")];
    const asked = (token: string): Promise<{ status: number; text: string }> =>
      ask(port, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    expect([(await asked(first)).text, (await asked(second)).text]).toEqual(["first", "second"]);
    tokens.revoke(first);
    expect((await asked(first)).status).toBe(401);
    expect((await asked("")).status).toBe(401);
  });

  test("asks programs for no name of this machine", async () => {
    const { port } = await serve(gate, (app) => app.all("*", (c) => c.text("x")));
    const authorization = `Bearer ${tokens.issue("a")}`;
    expect((await ask(port, { headers: { authorization, host: `host.docker.internal:${port}` } })).status).toBe(200);
  });

  test("refuses pages that have come by one", async () => {
    const { port } = await serve(gate, (app) => app.all("*", (c) => c.text("x")));
    const authorization = `Bearer ${tokens.issue("a")}`;
    expect((await ask(port, { headers: { authorization, host: "evil.example", origin: "http://evil.example" } })).status).toBe(403);
    expect((await ask(port, { headers: { authorization, "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await ask(port, { headers: { authorization, origin: "http://evil.example" } })).status).toBe(403);
  });
});

describe("a body", () => {
  const echo = async (): Promise<number> => {
    const { port } = await serve(open, (app) => {
      app.onError(answerProblems(() => undefined));
      app.post("/text", async (c) => c.text(await readText(c.env.incoming, 1000)));
      app.post("/json", async (c) => c.json({ got: await readJsonObject(c.env.incoming, 1000) }));
    });
    return port;
  };

  test("has a largest size, and is read to its end all the same", async () => {
    const port = await echo();
    expect((await ask(port, { method: "POST", path: "/text", body: "ü".repeat(500) })).text).toBe("ü".repeat(500));
    const answer = await ask(port, { method: "POST", path: "/text", body: Buffer.alloc(5_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toBe("Requests of this kind must be at most 1000 bytes, got a request of size 5000000.\n");
  });

  test.each([
    ["", { got: {} }],
    ['{"a":1}', { got: { a: 1 } }],
  ])("is a JSON object: %j", async (body, expected) => {
    expect(JSON.parse((await ask(await echo(), { method: "POST", path: "/json", body })).text)).toEqual(expected);
  });

  test.each(["{", "[]", "null", "1", '"a"'])("is refused when it is none: %s", async (body) => {
    expect((await ask(await echo(), { method: "POST", path: "/json", body })).status).toBe(400);
  });

  test("becomes a file, whole", async () => {
    const folder = temporaryFolder("uploads");
    const { port } = await serve(open, (app) =>
      app.put("/file", async (c) => {
        await saveBody(c.env.incoming, join(folder, "file"), join(folder, ".aside"));
        return c.text("taken");
      }),
    );
    const body = Buffer.alloc(3_000_000, "abc");
    expect((await ask(port, { method: "PUT", path: "/file", body })).text).toBe("taken");
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(readFileSync(join(folder, "file")).equals(body)).toBe(true);
  });
});
