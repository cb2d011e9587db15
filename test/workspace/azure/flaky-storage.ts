import { once } from "node:events";
import { createServer, type IncomingMessage, request as forward, type ServerResponse } from "node:http";
import type { Azurite } from "./azurite.js";

/** Stands between azml and azurite: counts what is sent, and can refuse. */
export class FlakyStorage {
  /** Paths of the blobs whose bytes came. */
  readonly sent: string[] = [];
  /** Refuses blobs after so many. */
  after = Infinity;
  /** Refuses whatever is asked for, with this status and code. */
  refusal: readonly [status: number, code: string] | undefined;
  /** The most requests that were there at once. */
  most = 0;
  #open = 0;
  readonly #azurite: Azurite;
  readonly #server = createServer((request, response) => this.#serve(request, response));

  private constructor(azurite: Azurite) {
    this.#azurite = azurite;
  }

  static async start(azurite: Azurite): Promise<FlakyStorage> {
    const storage = new FlakyStorage(azurite);
    storage.#server.listen(0, "127.0.0.1");
    await once(storage.#server, "listening");
    return storage;
  }

  /** As of an azurite whose blobs go through here. */
  get azurite(): Azurite {
    const address = this.#server.address();
    const { port } = new URL(this.#azurite.endpoint);
    const own = String(typeof address === "object" && address !== null ? address.port : 0);
    return {
      endpoint: this.#azurite.endpoint.replace(port, own),
      container: (name) => this.#azurite.container(name),
      sas: (name) => this.#azurite.sas(name),
      stop: () => this.#azurite.stop(),
    };
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.most = Math.max(this.most, ++this.#open);
    response.on("close", () => this.#open--);
    const { method, url = "", headers } = request;
    // Azure says so of a signature that has expired; azurite has another code for it.
    const expires = new URL(url, "http://storage").searchParams.get("se");
    const refusal = expires !== null && Date.parse(expires) < Date.now() ? ([403, "AuthenticationFailed"] as const) : this.refusal;
    if (refusal !== undefined) {
      request.resume();
      response.writeHead(refusal[0], { "x-ms-error-code": refusal[1] }).end();
      return;
    }
    const isBlob = method === "PUT" && !url.includes("comp=");
    if (isBlob && this.sent.length >= this.after) {
      request.resume();
      response.writeHead(400, { "x-ms-error-code": "InvalidInput" }).end();
      return;
    }
    if (isBlob) this.sent.push(url.split("?")[0] ?? url);
    const { host, port } = new URL(this.#azurite.endpoint.replace(/\/\w+$/, ""));
    const onward = forward({ host: "127.0.0.1", port, method, path: url, headers: { ...headers, host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  }
}
