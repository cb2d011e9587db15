import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { NodeFailure } from "./node-failure.js";

/**
 * Files fetched for `https://` inputs, kept in the workspace's cache by address.
 *
 * A file that is there is asked for again with its ETag, once per run; when the server cannot be reached it is used as it is.
 */
export class Downloads {
  readonly #folder: string;
  readonly #started = new Map<string, Promise<string>>();

  constructor(cacheFolder: string) {
    this.#folder = join(cacheFolder, "downloads");
  }

  /** The file on this machine. Fails the node when it cannot be fetched. */
  get(url: string, signal: AbortSignal): Promise<string> {
    let download = this.#started.get(url);
    if (!download) {
      download = this.#fetch(url, signal);
      this.#started.set(url, download);
    }
    return download;
  }

  async #fetch(url: string, signal: AbortSignal): Promise<string> {
    const folder = join(this.#folder, createHash("sha256").update(url).digest("hex"));
    const file = join(folder, fileName(url));
    const tagFile = join(folder, ".etag");
    const isCached = await stat(file).then(
      () => true,
      () => false,
    );
    const tag = isCached ? await readFile(tagFile, "utf8").catch(() => "") : "";
    try {
      const response = await fetch(url, { signal, ...(tag && { headers: { "If-None-Match": tag } }) });
      if (response.status === 304) return file;
      if (!response.ok || !response.body) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
      await mkdir(folder, { recursive: true });
      const partial = join(folder, `.${randomUUID()}.part`);
      try {
        await pipeline(Readable.fromWeb(response.body), createWriteStream(partial));
        await rename(partial, file);
      } finally {
        await rm(partial, { force: true });
      }
      await writeFile(tagFile, response.headers.get("etag") ?? "");
      return file;
    } catch (error) {
      if (isCached && !signal.aborted) return file;
      throw new NodeFailure({ code: "AZML527", message: `could not download ${withoutQuery(url)}: ${reason(error)}` });
    }
  }
}

function fileName(url: string): string {
  const name = basename(decodeURIComponent(new URL(url).pathname)).replace(/[^\p{L}\p{N}._ -]/gu, "_");
  return name === "" || name.startsWith(".") ? `file${name}` : name;
}

/** The query of an address may hold a key (SAS). */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
