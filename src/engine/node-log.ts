import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Secrets } from "../secrets/secrets.js";
import type { StreamMask } from "../secrets/stream-mask.js";
import { LineSplitter } from "./line-splitter.js";

export type LogStream = "stdout" | "stderr";

/** Bytes and lines of a node's log that become events; a log beyond is in its file only, so that the store stays small. */
const eventBytes = 8 * 1024 * 1024;
const eventLines = 50_000;

interface Listener {
  readonly onLine: (line: string, stream: LogStream) => void;
  /** Hears, once, why the file cannot be written. */
  readonly onProblem: (problem: string) => void;
}

/**
 * A node's log: every byte goes to the file as it comes, and lines become events. Secrets come into neither.
 *
 * The file is made by {@link open} or with the first byte, so that a node that says nothing costs nothing.
 * Writes are synchronous: a process that logs faster than the disk takes it waits in its pipe, and no log, however large,
 * is ever held in memory. Where the file cannot be written it ends, and lines go on: a log is no reason for a node to fail.
 */
export class NodeLog {
  readonly file: string;
  readonly #listener: Listener;
  readonly #masks: Readonly<Record<LogStream, StreamMask>>;
  readonly #splitters: Readonly<Record<LogStream, LineSplitter>>;
  #descriptor: number | undefined;
  #isClosed = false;
  #isBroken = false;
  #bytesLeft = eventBytes;
  #linesLeft = eventLines;

  constructor(file: string, secrets: Secrets, listener: Listener) {
    this.file = file;
    this.#listener = listener;
    const splitter = (stream: LogStream): LineSplitter =>
      new LineSplitter((line) => {
        if (this.#linesLeft-- > 0) listener.onLine(line, stream);
      });
    this.#splitters = { stdout: splitter("stdout"), stderr: splitter("stderr") };
    const masked = (stream: LogStream): StreamMask => secrets.stream((chunk) => this.#keep(chunk, stream));
    this.#masks = { stdout: masked("stdout"), stderr: masked("stderr") };
  }

  open(): number {
    if (this.#descriptor === undefined) {
      mkdirSync(dirname(this.file), { recursive: true });
      this.#descriptor = openSync(this.file, "w");
    }
    return this.#descriptor;
  }

  write(chunk: Buffer, stream: LogStream): void {
    if (!this.#isClosed) this.#masks[stream].push(chunk);
  }

  #keep(chunk: Buffer, stream: LogStream): void {
    this.#writeToFile(chunk);
    if (!this.#hasRoom) return;
    this.#splitters[stream].push(chunk);
    this.#bytesLeft -= chunk.length;
    if (!this.#hasRoom) this.#listener.onLine(`… the rest of this log is in ${this.file}`, stream);
  }

  #writeToFile(chunk: Buffer): void {
    if (this.#isBroken) return;
    try {
      const descriptor = this.open();
      for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
    } catch (error) {
      this.#isBroken = true;
      this.#listener.onProblem(error instanceof Error ? error.message : String(error));
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const masked of Object.values(this.#masks)) masked.end();
    if (this.#hasRoom) for (const splitter of Object.values(this.#splitters)) splitter.end();
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
  }

  get #hasRoom(): boolean {
    return this.#bytesLeft > 0 && this.#linesLeft > 0;
  }
}
