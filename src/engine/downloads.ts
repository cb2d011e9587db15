import { createHash } from "node:crypto";
import { createWriteStream, type Stats } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { asideOf, removeAbandoned } from "../util/aside.js";
import { NodeFailure } from "./node-failure.js";

/** Seconds without a byte after which a server is given up. */
const patience = 60;

export interface DownloadsOptions {
  /** Hears of a copy that is used without having been asked for. */
  readonly warn: (message: string) => void;
  /** Seconds without a byte after which a server is given up. Default: 60. */
  readonly patience?: number;
}

/**
 * Files fetched for `https://` inputs, kept in the workspace's cache by address.
 *
 * A file that is there is asked for again with its ETag, once per run. Only when no server answers is it used as it is, and that is told: a server
 * that refuses it, has it no more or breaks off is believed.
 */
export class Downloads {
  readonly #folder: string;
  readonly #options: DownloadsOptions;
  readonly #started = new Map<string, Promise<string>>();

  constructor(cacheFolder: string, options: DownloadsOptions) {
    this.#folder = join(cacheFolder, "downloads");
    this.#options = options;
  }

  /** The file on this machine. Fails the node when it cannot be fetched; then it may be asked for again. */
  get(url: string, signal: AbortSignal): Promise<string> {
    let download = this.#started.get(url);
    if (!download) {
      download = this.#fetch(url, signal);
      this.#started.set(url, download);
      download.catch(() => this.#started.delete(url));
    }
    return download;
  }

  async #fetch(url: string, signal: AbortSignal): Promise<string> {
    const folder = join(this.#folder, createHash("sha256").update(url).digest("hex"));
    const file = join(folder, fileName(url));
    const tagFile = join(folder, ".etag");
    const cached = await stat(file).catch(() => undefined);
    const tag = cached ? await readFile(tagFile, "utf8").catch(() => "") : "";
    const silence = new Silence(this.#options.patience ?? patience);
    const request = { signal: AbortSignal.any([signal, silence.signal]), ...(tag && { headers: { "If-None-Match": tag } }) };
    try {
      const response = await fetch(url, request).catch((error: unknown) => {
        if (cached === undefined || signal.aborted) throw error;
        this.#options.warn(`${withoutQuery(url)} could not be reached (${reason(error)}): ${copyOf(cached)}`);
        return undefined;
      });
      if (response === undefined || (cached && response.status === 304)) return file;
      if (!response.ok || !response.body) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
      await mkdir(folder, { recursive: true });
      removeAbandoned(folder);
      const partial = asideOf(file);
      try {
        await pipeline(Readable.fromWeb(response.body), silence.heard(), createWriteStream(partial), { signal: request.signal });
        await refuseShort(partial, response);
        await rename(partial, file);
      } finally {
        await rm(partial, { force: true });
      }
      await writeFile(tagFile, response.headers.get("etag") ?? "");
      return file;
    } catch (error) {
      const why = silence.signal.aborted ? reason(silence.signal.reason) : reason(error);
      throw new NodeFailure({ code: "AZML527", message: `could not download ${withoutQuery(url)}: ${why}` });
    } finally {
      silence.end();
    }
  }
}

/** Gives a server up that says nothing for too long. */
class Silence {
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(seconds: number) {
    this.#timer = setTimeout(() => this.#stop.abort(new Error(`the server sent nothing for ${seconds} s`)), seconds * 1000);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** What goes through it was heard. */
  heard(): Transform {
    const timer = this.#timer;
    return new Transform({
      transform: (chunk, _, done) => {
        timer.refresh();
        done(null, chunk);
      },
    });
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** What is encoded has another length than what arrives. */
async function refuseShort(file: string, { headers }: Response): Promise<void> {
  const length = headers.get("content-length");
  if (length === null || headers.get("content-encoding") !== null) return;
  const { size } = await stat(file);
  if (size !== Number(length)) throw new Error(`${size} of ${length} bytes arrived`);
}

function copyOf({ mtime }: Stats): string {
  return `the copy of ${mtime.toISOString().slice(0, 16).replace("T", " ")} UTC is used`;
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
  if (error.message === "terminated") return "the connection broke off before the end of the file";
  return error.cause instanceof Error ? error.cause.message || String((error.cause as NodeJS.ErrnoException).code) : error.message;
}
