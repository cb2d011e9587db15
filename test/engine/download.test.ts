import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { InputValue } from "../../src/model/value.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, temporaryWorkspace } from "./support/temporary-workspace.js";

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
});

test("what cannot be fetched fails the node, without the key in the address", async () => {
  const { url } = await server((_, response) => response.writeHead(404, "Not Found").end());
  const { record } = await runToEnd(job(pipeline({ a: command(show, { file: remote(`${url}/a.txt?sig=secret`) }) })));
  expect(record.nodes[0]?.failure).toEqual({
    code: "AZML527",
    message: `could not download ${url}/a.txt: the server answered 404 Not Found`,
  });
});
