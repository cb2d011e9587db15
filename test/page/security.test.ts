import { renameSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ask, askRaw } from "../server/support/ask.js";
import { shownJob } from "./support/job.js";
import { call, watchedPage } from "./support/page.js";

const secret = "nobody may see this";
const paths = ["/", "/api/workspace", "/api/jobs", "/api/jobs/shown/live", "/api/jobs/shown/file?of=output:all&path=report.html"];

describe("who may look", () => {
  test("foreign Origin, foreign Host, another site: 403 for every call", async () => {
    const page = await watchedPage((await shownJob()).workspace);
    for (const path of paths)
      for (const headers of [
        { origin: "http://evil.example" },
        { host: "evil.example" },
        { host: `evil.example:${page.port}` },
        { "sec-fetch-site": "cross-site" },
      ])
        expect((await page.ask(path, { headers })).status, path).toBe(403);
  });

  test("no token, wrong token, the cookie of another page: 401 for every call", async () => {
    const { workspace } = await shownJob();
    const page = await watchedPage(workspace);
    const other = await watchedPage(workspace);
    for (const path of paths) {
      expect((await ask(page.port, { path })).status, path).toBe(401);
      const wrong = `${path}${path.includes("?") ? "&" : "?"}token=wrong`;
      expect((await page.ask(wrong)).status, path).toBe(401);
      expect((await ask(page.port, { path, headers: { cookie: other.cookie } })).status, path).toBe(401);
      const renamed = other.cookie.replace(/^azml-\d+/, `azml-${page.port}`);
      expect((await ask(page.port, { path, headers: { cookie: renamed } })).status, path).toBe(401);
    }
  });
});

describe("no path leads outside", () => {
  test.each([
    ["..", "../../../azml.db"],
    [".. in the middle", "sub/../../../../azml.db"],
    ["%2e%2e, decoded once more by nobody", "%2e%2e/%2e%2e/azml.db"],
    ["an absolute path", "/etc/passwd"],
    ["a drive", "C:/Windows/win.ini"],
    ["a NUL", "report.html\0.txt"],
    ["a link to a file outside", "link.txt"],
    ["a link to a folder outside", "link/secret.txt"],
  ])("%s", async (_, path) => {
    const { workspace } = await shownJob();
    const page = await watchedPage(workspace);
    for (const of of ["output:out", "artifact", "code", "logs"])
      for (const what of ["file", "files"]) {
        const answer = await page.ask(call("shown", what, { node: "make", of, path }));
        expect([400, 404], `${what} ${of} ${answer.status}`).toContain(answer.status);
        expect(answer.text).not.toContain(secret);
        expect(answer.text).not.toContain(workspace.name);
      }
  });

  test("%2e%2e and .. in the address itself", async () => {
    const page = await watchedPage((await shownJob()).workspace);
    const dots = "/api/jobs/shown/file?of=output:all&path=%2e%2e%2f%2e%2e%2fazml.db";
    expect((await page.ask(dots)).status).toBe(400);
    for (const target of [
      "/../../etc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/assets/..%2f..%2fpackage.json",
      "/api/jobs/%2e%2e/live",
      "//etc/passwd",
    ]) {
      const first = await askRaw(page.port, [
        `GET ${target} HTTP/1.1`,
        `Host: 127.0.0.1:${page.port}`,
        `Cookie: ${page.cookie}`,
        "Connection: close",
      ]);
      expect(first, target).toMatch(/^HTTP\/1\.1 40[04] /);
    }
  });

  test("a node or an output whose name is a path is only a name", async () => {
    const page = await watchedPage((await shownJob()).workspace);
    expect((await page.ask(call("shown", "files", { node: "../shown/make", of: "logs" }))).status).toBe(404);
    expect((await page.ask(call("shown", "files", { node: "make", of: "output:../out" }))).status).toBe(404);
  });

  test("an output whose folder was replaced by a link after the run", async () => {
    const { workspace, record, outside } = await shownJob();
    const path = record.nodes.find((node) => node.path === "make")?.outputs["out"]?.path ?? "";
    renameSync(path, `${path}.before`);
    symlinkSync(outside, path);
    const page = await watchedPage(workspace);
    for (const what of ["file", "files"]) {
      const answer = await page.ask(call("shown", what, { node: "make", of: "output:out", path: what === "file" ? "secret.txt" : "" }));
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain(secret);
    }
  });

  test("lists do not show what links lead to", async () => {
    const { workspace, outside } = await shownJob();
    const page = await watchedPage(workspace);
    const { text } = await page.ask(call("shown", "files", { node: "make", of: "output:out" }));
    expect(text).not.toContain("link");
    expect(text).not.toContain(outside);
  });
});

test("HTML that a body has written is alone in a sandbox", async () => {
  const page = await watchedPage((await shownJob()).workspace);
  const answer = await page.ask(call("shown", "file", { of: "output:all", path: "report.html" }));
  expect(answer.text).toBe("<script>alert(1)</script>\n");
  const policy = answer.headers["content-security-policy"] as string;
  expect(policy).toContain("sandbox allow-scripts");
  expect(policy).not.toContain("allow-same-origin");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
});
