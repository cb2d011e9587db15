import { connect } from "node:net";
import { type IncomingHttpHeaders, request } from "node:http";

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request as it is said: unlike `fetch`, `node:http` sends paths and `Host` as they are given. */
export function ask(port: number, { method = "GET", path = "/", headers = {}, body }: Asked = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (got) => {
      const chunks: Buffer[] = [];
      got.on("data", (chunk: Buffer) => chunks.push(chunk));
      got.on("error", reject);
      got.on("end", () => resolve({ status: got.statusCode ?? 0, headers: got.headers, text: Buffer.concat(chunks).toString() }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Sends lines that no client of HTTP would, and gives the first line of the answer. */
export function askRaw(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    socket.on("data", (piece) => (got += piece.toString()));
    socket.on("error", () => resolve("gone"));
    socket.on("close", () => resolve(got.split("\r\n")[0] ?? ""));
  });
}
