import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { answerProblems } from "../../src/server/answer-problems.js";
import { attachment } from "../../src/server/content-disposition.js";
import { giveFile } from "../../src/server/give-file.js";
import { pageHeaders } from "../../src/server/page-headers.js";
import { readStaticFolder } from "../../src/server/static-folder.js";
import { staticFiles } from "../../src/server/static-files.js";
import type { ServerEnv } from "../../src/server/server-env.js";
import { giveUserFile } from "../../src/server/user-file.js";
import { temporaryFolder } from "../engine/support/temporary-workspace.js";
import { ask, askRaw, type Answered } from "./support/ask.js";
import { open, openPage, serve } from "./support/page.js";

/** A built page, beside a file that is none of its own. */
function builtPage(): string {
  const outside = temporaryFolder("page");
  writeFileSync(join(outside, "secret.txt"), "secret");
  const folder = join(outside, "page");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<title>page</title>");
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  writeFileSync(join(folder, "assets", "main-1a2b.js"), "main()");
  return folder;
}

const pageOf =
  (folder: string) =>
  (app: Hono<ServerEnv<"person">>): void => {
    app.use(pageHeaders);
    app.get("/api/now", (c) => c.json({ now: 1 }));
    app.get("*", staticFiles(readStaticFolder(folder)));
  };

describe("a file", () => {
  const content = "0123456789";
  const served = async (): Promise<number> => {
    const folder = temporaryFolder("files");
    writeFileSync(join(folder, "file"), content);
    writeFileSync(join(folder, "empty"), "");
    const { port } = await serve(open, (app) => {
      app.onError(answerProblems(() => undefined));
      app.get("/:name", (c) => giveFile(c, { path: join(folder, c.req.param("name")), type: "text/plain" }));
    });
    return port;
  };
  const shown = ({ status, headers, text }: Answered): unknown[] => [status, headers["content-length"], headers["content-range"], text];

  test("is given whole, with its length and its type", async () => {
    const answer = await ask(await served(), { path: "/file" });
    expect(shown(answer)).toEqual([200, "10", undefined, content]);
    expect([answer.headers["content-type"], answer.headers["accept-ranges"]]).toEqual(["text/plain", "bytes"]);
    expect(shown(await ask(await served(), { path: "/empty" }))).toEqual([200, "0", undefined, ""]);
  });

  test("is described by HEAD", async () => {
    const port = await served();
    expect(shown(await ask(port, { path: "/file", method: "HEAD" }))).toEqual([200, "10", undefined, ""]);
    expect((await ask(port, { path: "/none", method: "HEAD" })).status).toBe(500);
  });

  test.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=-100", content, "bytes 0-9/10"],
    ["bytes=5-100", "56789", "bytes 5-9/10"],
    ["bytes=0-0", "0", "bytes 0-0/10"],
  ])("is given in part: %s", async (range, text, contentRange) => {
    expect(shown(await ask(await served(), { path: "/file", headers: { range } }))).toEqual([206, String(text.length), contentRange, text]);
  });

  test.each(["bytes=10-", "bytes=99-100", "bytes=-0", `bytes=${"9".repeat(400)}-`])("has no part like %s", async (range) => {
    const answer = await ask(await served(), { path: "/file", headers: { range } });
    expect([answer.status, answer.headers["content-range"], answer.text]).toEqual([416, "bytes */10", ""]);
  });

  test.each(["bytes=4-2", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-b"])(
    "is given whole for what is no range: %s",
    async (range) => {
      expect((await ask(await served(), { path: "/file", headers: { range } })).status).toBe(200);
    },
  );

  test("is given whole where the range depends on a version", async () => {
    expect((await ask(await served(), { path: "/file", headers: { range: "bytes=0-1", "if-range": '"x"' } })).status).toBe(200);
  });

  test("is closed again when the client leaves", async () => {
    const path = join(temporaryFolder("files"), "large");
    writeFileSync(path, Buffer.alloc(50_000_000));
    const { port } = await serve(open, (app) => app.get("/", (c) => giveFile(c, { path, type: "application/octet-stream" })));
    const descriptors = (): number => readdirSync("/proc/self/fd").length;
    const before = descriptors();
    for (let count = 0; count < 20; count++) {
      await new Promise<void>((resolve) => {
        const sent = request({ port, agent: false }, (got) => got.once("data", () => sent.destroy()));
        sent
          .on("close", resolve)
          .on("error", () => undefined)
          .end();
      });
    }
    while (descriptors() > before + 3) await pause(5);
  });
});

describe("the files of a page", () => {
  test("are given by their names, with types, and kept for ever where the name says the content", async () => {
    const { get } = await openPage(pageOf(builtPage()));
    const seen = async (path: string): Promise<unknown[]> => {
      const { status, headers, text } = await get({ path });
      return [status, headers["content-type"], headers["cache-control"], text];
    };
    const index = [200, "text/html; charset=utf-8", "no-cache", "<title>page</title>"];
    expect(await seen("/")).toEqual(index);
    expect(await seen("/index.html")).toEqual(index);
    expect(await seen("/jobs/some_job?tab=logs")).toEqual(index);
    expect(await seen("/assets/main-1a2b.js?v=1")).toEqual([
      200,
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
      "main()",
    ]);
    expect(await seen("/icon.svg")).toEqual([200, "image/svg+xml; charset=utf-8", "no-cache", "<svg/>"]);
    expect((await seen("/assets/gone-3c4d.js"))[0]).toBe(404);
    const head = await get({ path: "/assets/main-1a2b.js", method: "HEAD" });
    expect([head.status, head.headers["content-length"], head.text]).toEqual([200, "6", ""]);
  });

  test.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%2Fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/etc/passwd",
    "/secret.txt%00.js",
    "/assets/main-1a2b.js%00",
    "/..%252fsecret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/constructor.js",
  ])("are all that there is: %s", async (path) => {
    const { server, get, cookie } = await openPage(pageOf(builtPage()));
    const { status, text } = await get({ path });
    expect([400, 404, 200]).toContain(status);
    if (status === 200) expect(text).toBe("<title>page</title>");
    expect(text).not.toMatch(/secret\n?$|root:/);
    expect(
      await askRaw(server.port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, `Cookie: ${cookie}`, "Connection: close"]),
    ).toMatch(/ (200|400|404) /);
  });

  test.each([
    ["a file outside", "secret.txt"],
    ["a folder outside", "."],
    ["nowhere", "gone"],
  ])("have no link to %s", (_, to) => {
    const folder = builtPage();
    symlinkSync(join(folder, "..", to), join(folder, "assets", "link"));
    expect(() => readStaticFolder(folder)).toThrow(expect.objectContaining({ code: "AZML559" }));
  });

  test("are those of the time when the folder was read", async () => {
    const folder = builtPage();
    const { get } = await openPage(pageOf(folder));
    symlinkSync(join(folder, "..", "secret.txt"), join(folder, "new.txt"));
    expect((await get({ path: "/new.txt" })).status).toBe(404);
  });
});

test("every answer of a page has the headers that keep others out", async () => {
  const { get } = await openPage(pageOf(builtPage()));
  const listed = async (path: string): Promise<unknown> => {
    const { date, connection, "keep-alive": _, ...headers } = (await get({ path })).headers;
    return headers;
  };
  const common = {
    "content-security-policy":
      "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
  expect(await listed("/api/now")).toEqual({
    ...common,
    "cache-control": "no-store",
    "content-type": "application/json",
    "content-length": "9",
  });
  expect(await listed("/")).toEqual({
    ...common,
    "accept-ranges": "bytes",
    "cache-control": "no-cache",
    "content-type": "text/html; charset=utf-8",
    "content-length": "19",
  });
  expect(await listed("/gone.js")).toMatchObject({ ...common, "cache-control": "no-store" });
});

describe("a file that a run has made", () => {
  const shown = async (name: string, download = false): Promise<Answered> => {
    const path = join(temporaryFolder("outputs"), "file");
    writeFileSync(path, "<script>parent.document</script>");
    const { get } = await openPage((app) => {
      app.use(pageHeaders);
      app.get("/file", (c) => giveUserFile(c, { path, name, download }));
    });
    return get({ path: "/file" });
  };

  test("runs scripts in a sandbox without an origin when it is a report", async () => {
    const { headers } = await shown("report.html");
    expect([headers["content-type"], headers["content-security-policy"]]).toEqual([
      "text/html; charset=utf-8",
      "sandbox allow-scripts; frame-ancestors 'self'",
    ]);
    expect([headers["x-content-type-options"], headers["cache-control"]]).toEqual(["nosniff", "no-store"]);
  });

  test.each([
    ["plot.svg", "image/svg+xml; charset=utf-8"],
    ["plot.PNG", "image/png"],
    ["data.json", "application/json"],
    ["evil.js", "text/plain; charset=utf-8"],
    ["evil.mjs", "text/plain; charset=utf-8"],
    ["evil.css", "text/plain; charset=utf-8"],
    ["evil.xml", "text/plain; charset=utf-8"],
    ["train.py", "text/plain; charset=utf-8"],
    ["evil.xhtml", "application/octet-stream"],
    ["model.bin", "application/octet-stream"],
    ["MLmodel", "application/octet-stream"],
  ])("runs nothing otherwise: %s", async (name, type) => {
    const { headers } = await shown(name);
    expect(headers["content-type"]).toBe(type);
    expect(headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none';/);
  });

  test("can be kept under its own name", async () => {
    const { headers } = await shown("Größe “1”.html", true);
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="Gr__e _1_.html"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9C1%E2%80%9D.html`,
    );
    expect(attachment(`a"b\\c\r\nx: y/%'(*)\ud800`)).toBe(
      `attachment; filename="a_b_c__x: y__'(*)_"; filename*=UTF-8''a%22b%5Cc%0D%0Ax%3A%20y%2F%25%27%28%2A%29%EF%BF%BD`,
    );
  });
});
