import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { Downloads } from "../../src/engine/downloads.js";
import type { InputValue } from "../../src/model/value.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

async function server(listener: RequestListener): Promise<{ url: string; close: () => Promise<unknown> }> {
  const http = createServer(listener).listen(0, "127.0.0.1");
  await once(http, "listening");
  const close = (): Promise<unknown> => {
    http.closeAllConnections();
    return new Promise((resolve) => http.close(resolve));
  };
  onTestFinished(() => void close());
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close };
}

const show = component("show", "cat ${{inputs.file}}", { inputs: { file: { kind: "uri_file" } } });
const remote = (uri: string): InputValue => ({ kind: "asset", asset: { type: "uri_file", path: { kind: "remote", uri } } });

test("a file is fetched once per run, asked for again with its tag, and kept when the server is gone", async () => {
  const requests: (string | undefined)[] = [];
  const { url, close } = await server((request, response) => {
    const tag = request.headers["if-none-match"];
    requests.push(tag);
    response.writeHead(tag === '"one"' ? 304 : 200, { etag: '"one"' }).end(tag === '"one"' ? undefined : "text");
  });
  const workspace = await temporaryWorkspace();
  const twice = (): ReturnType<typeof job> =>
    job(pipeline({ a: command(show, { file: remote(`${url}/a.txt`) }), b: command(show, { file: remote(`${url}/a.txt`) }) }));
  const first = await runToEnd(twice(), {}, workspace);
  expect([await logOf(first, "a"), await logOf(first, "b")]).toEqual(["text", "text"]);
  expect(requests).toEqual([undefined]);
  await runToEnd(twice(), {}, workspace);
  expect(requests).toEqual([undefined, '"one"']);
  await close();
  const offline = await runToEnd(twice(), {}, workspace);
  expect(await logOf(offline, "a")).toBe("text");
  const told = offline.events.flatMap((event) => (event.type === "warning" ? [event.diagnostic] : []));
  expect(told.map(({ code, message }) => `${code} ${message.replace(/copy of \S+ \S+ UTC/, "copy of then")}`)).toEqual([
    expect.stringMatching(
      /^AZML536 http:\/\/127\.0\.0\.1:\d+\/a\.txt could not be reached \(.*ECONNREFUSED.*\): the copy of then is used$/,
    ),
  ]);
});

test("what cannot be fetched fails the node, without the key in the address", async () => {
  const { url } = await server((_, response) => response.writeHead(404, "Not Found").end());
  const { record } = await runToEnd(job(pipeline({ a: command(show, { file: remote(`${url}/a.txt?sig=secret`) }) })));
  expect(record.nodes[0]?.failure).toEqual({
    code: "AZML527",
    message: `could not download ${url}/a.txt: the server answered 404 Not Found`,
  });
});

/** Fails while a copy from before lies in the cache. */
async function failureWithCopy(listener: RequestListener): Promise<string | undefined> {
  let isFirst = true;
  const { url } = await server((request, response) => {
    if (!isFirst) return listener(request, response);
    isFirst = false;
    response.end("before");
  });
  const workspace = await temporaryWorkspace();
  const once = (): ReturnType<typeof job> => job(pipeline({ a: command(show, { file: remote(`${url}/a.txt`) }) }));
  expect((await runToEnd(once(), {}, workspace)).record.status).toBe("Completed");
  const { record } = await runToEnd(once(), {}, workspace);
  expect(record.nodes[0]?.failure?.code).toBe("AZML527");
  return record.nodes[0]?.failure?.message.replace(/http:\S+: /, "");
}

test.each([404, 403, 410, 500])("a server that answers %s is believed, although there is a copy", async (status) => {
  expect(await failureWithCopy((_, response) => response.writeHead(status, "No").end())).toBe(
    `could not download the server answered ${status} No`,
  );
});

test("half a file is none, although there is a copy", async () => {
  const broken: RequestListener = (_, response) => {
    response.writeHead(200, { "content-length": "1000" }).write("after");
    setTimeout(() => response.destroy(), 20);
  };
  expect(await failureWithCopy(broken)).toBe("could not download the connection broke off before the end of the file");
});

test("a server that falls silent is given up, and one that never says a word is as good as none", async () => {
  const folder = temporaryFolder();
  const warned: string[] = [];
  const fresh = (): Downloads => new Downloads(folder, { warn: (message) => void warned.push(message), patience: 0.3 });
  let says: RequestListener = (_, response) => response.end("before");
  const { url } = await server((request, response) => says(request, response));
  const { signal } = new AbortController();
  const file = await fresh().get(`${url}/a.txt`, signal);
  says = (_, response) => void response.writeHead(200).write("aft");
  await expect(fresh().get(`${url}/a.txt`, signal)).rejects.toThrow("the server sent nothing for 0.3 s");
  says = () => {};
  expect(await fresh().get(`${url}/a.txt`, signal)).toBe(file);
  expect(readFileSync(file, "utf8")).toBe("before");
  expect(warned).toHaveLength(1);
  await expect(fresh().get(`${url}/b.txt`, signal)).rejects.toThrow("the server sent nothing for 0.3 s");
  says = (_, response) => {
    let rest = 6;
    const timer = setInterval(() => {
      response.write("x");
      if (--rest > 0) return;
      clearInterval(timer);
      response.end();
    }, 100);
  };
  expect(readFileSync(await fresh().get(`${url}/a.txt`, signal), "utf8")).toBe("xxxxxx");
});

test("what could not be fetched is asked for again by the next try", async () => {
  let asked = 0;
  const { url } = await server((_, response) => response.writeHead(++asked === 1 ? 503 : 200).end("text"));
  const node = command(show, { file: remote(`${url}/a.txt`) }, { local: { retries: { max: 1, backoff: 0.01 } } });
  const run = await runToEnd(job(pipeline({ a: node })));
  expect(await logOf(run, "a")).toBe("text");
});
