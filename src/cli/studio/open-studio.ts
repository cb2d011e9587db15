import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";

/** Milliseconds that a page has to answer. */
const patience = 2000;

/** Where the page of a local workspace is open, as a file of the workspace's says that only its owner can read: the address is all that it takes to look. */
export class OpenStudio {
  readonly #workspace: string;
  readonly #file: string;

  constructor(workspace: string) {
    this.#workspace = workspace;
    this.#file = join(workspace, "studio.json");
  }

  /** Undefined when no page of this workspace is open. */
  async address(): Promise<string | undefined> {
    const address = this.#written();
    return address !== undefined && (await this.#answers(address)) ? address : undefined;
  }

  /** Says that the page is open here, unless one is elsewhere: then it answers where. */
  async claim(address: string): Promise<string | undefined> {
    if (this.#write(address)) return undefined;
    const first = await this.address();
    if (first !== undefined) return first;
    // Whoever wrote it is gone.
    rmSync(this.#file, { force: true });
    return this.#write(address) ? undefined : await this.address();
  }

  release(address: string): void {
    if (this.#written() === address) rmSync(this.#file, { force: true });
  }

  #write(address: string): boolean {
    try {
      writeFileSync(this.#file, `${JSON.stringify({ address })}\n`, { mode: 0o600, flag: "wx" });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  }

  #written(): string | undefined {
    try {
      const { address } = JSON.parse(readFileSync(this.#file, "utf8")) as { readonly address?: unknown };
      return typeof address === "string" && /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/.test(address) ? address : undefined;
    } catch {
      // It is not there, or nobody has written it whole.
      return undefined;
    }
  }

  /** Another program may have the port by now, or the page of another workspace. */
  async #answers(address: string): Promise<boolean> {
    const opened = await ask(address);
    const cookie = opened?.headers["set-cookie"]?.[0]?.split(";")[0];
    if (cookie === undefined) return false;
    const answer = await ask(new URL("/api/workspace", address).href, cookie);
    try {
      return (JSON.parse(answer?.text ?? "") as { readonly name?: unknown }).name === this.#workspace;
    } catch {
      return false;
    }
  }
}

interface Answer {
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

function ask(address: string, cookie?: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const headers = cookie === undefined ? {} : { cookie };
    const request = get(address, { headers, agent: false, signal: AbortSignal.timeout(patience) }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
        if (text.length > 65_536) response.destroy();
      });
      response.on("close", () => resolve({ headers: response.headers, text }));
      response.on("error", () => resolve(undefined));
    });
    request.on("error", () => resolve(undefined));
  });
}
