import { closeSync, openSync, writeSync } from "node:fs";
import { LineSplitter } from "./line-splitter.js";

export type LogStream = "stdout" | "stderr";

/** Bytes of a node's log that become events; a log beyond is in its file only, so that the store stays small. */
const eventBytes = 8 * 1024 * 1024;

/**
 * A node's log: every byte goes to the file as it comes, and lines become events.
 *
 * Writes are synchronous: a process that logs faster than the disk takes it waits in its pipe, and no log, however large,
 * is ever held in memory.
 */
export class NodeLog {
  readonly file: string;
  readonly #onLine: (line: string, stream: LogStream) => void;
  readonly #splitters: Readonly<Record<LogStream, LineSplitter>>;
  #descriptor: number | undefined;
  #left = eventBytes;

  constructor(file: string, onLine: (line: string, stream: LogStream) => void) {
    this.file = file;
    this.#onLine = onLine;
    this.#descriptor = openSync(file, "w");
    const splitter = (stream: LogStream): LineSplitter => new LineSplitter((line) => onLine(line, stream));
    this.#splitters = { stdout: splitter("stdout"), stderr: splitter("stderr") };
  }

  write(chunk: Buffer, stream: LogStream): void {
    if (this.#descriptor === undefined) return;
    for (let at = 0; at < chunk.length; ) at += writeSync(this.#descriptor, chunk, at);
    if (this.#left <= 0) return;
    this.#splitters[stream].push(chunk);
    this.#left -= chunk.length;
    if (this.#left <= 0) this.#onLine(`… the rest of this log is in ${this.file}`, stream);
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    if (this.#left > 0) for (const splitter of Object.values(this.#splitters)) splitter.end();
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
