import { closeSync, createReadStream, fstatSync } from "node:fs";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { openRegular } from "../guard/open-regular.js";
import { byteRange, type ByteRange } from "./byte-range.js";

export interface GivenFile {
  readonly path: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers with a file, as it is when it is opened: in pieces, whatever its size, the whole or the range that was asked for, or (`HEAD`) only what it would be.
 * Should it have become shorter in the meantime, the connection breaks, so that nobody takes it for whole.
 *
 * @throws GuardError AZML548 for what is no file; the file system's error when it cannot be opened
 * @example app.get("/report", (c) => giveFile(c, { path: "/runs/report.csv", type: "text/csv; charset=utf-8" }))
 */
export function giveFile<E extends { Bindings: HttpBindings }>(c: Context<E>, { path, type, headers: more = {} }: GivenFile): Response {
  const opened = openRegular(path);
  let size: number;
  try {
    ({ size } = fstatSync(opened));
  } catch (error) {
    closeSync(opened);
    throw error;
  }
  // No validator is given out that a range could depend on: `If-Range` never holds.
  const range = c.req.header("if-range") === undefined ? byteRange(c.req.header("range"), size) : undefined;
  const headers = { ...more, "content-type": type, "accept-ranges": "bytes" };
  const isHead = c.req.method === "HEAD";
  if (range === "unsatisfiable") {
    closeSync(opened);
    return c.body(null, 416, { ...headers, "content-range": `bytes */${size}` });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const length = last - first + 1;
  const sized = { ...headers, "content-length": String(length), ...(range && { "content-range": `bytes ${first}-${last}/${size}` }) };
  const status = range ? 206 : 200;
  if (!isHead && length > 0) return c.body(bytesOf(opened, { first, last }, c.env.outgoing), status, sized);
  closeSync(opened);
  return c.body(null, status, sized);
}

/** Never fails: what cannot be read breaks the connection, and the file is closed with it. */
function bytesOf(opened: number, { first, last }: ByteRange, outgoing: HttpBindings["outgoing"]): ReadableStream<Uint8Array> {
  const source = createReadStream("", { fd: opened, start: first, end: last });
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  const stop = (): void => void source.destroy();
  if (outgoing.destroyed) stop();
  else outgoing.once("close", stop);
  let left = last - first + 1;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value } = await chunks.next();
          if (value !== undefined) {
            left -= value.length;
            return controller.enqueue(value);
          }
        } catch {
          // What is left says that something is missing.
        }
        if (left > 0) outgoing.destroy();
        controller.close();
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
}
