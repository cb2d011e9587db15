import { closeSync, constants, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { GuardError } from "../guard/guard-error.js";
import { oddKindAt, openRegular } from "../guard/open-regular.js";
import { readLimited } from "../guard/read-limited.js";
import type { Mask } from "../secrets/secrets.js";
import { LineSplitter } from "./line-splitter.js";
import { NodeFailure } from "./node-failure.js";
import { readFact, type WrittenFact } from "./written-fact.js";

/** How often (milliseconds) the file is looked at while the node runs. */
const interval = 250;

/** Bytes that are read at a time, before others have their turn. */
const mostAtOnce = 1024 * 1024;

/** Bytes that are read of the file at all. */
const most = 64 * 1024 * 1024;

interface Listener {
  readonly onFact: (fact: WrittenFact, time: number | undefined) => void;
  /** Hears of each line that says nothing. */
  readonly onBroken: (line: string) => void;
  /** Hears, once, that there is more than is read. */
  readonly onExcess: (limit: string) => void;
}

/**
 * Follows what a node's process appends to its file, and reads what is left when it has ended. The file is the body's: it may be anything, and
 * grow as it likes.
 */
export class FactsFile {
  readonly #file: string;
  readonly #mask: Mask;
  readonly #listener: Listener;
  readonly #lines: LineSplitter;
  readonly #timer: NodeJS.Timeout;
  #offset = 0;
  /** What was read and not told yet. */
  #untold: Buffer[] = [];
  /** Why the file cannot be followed any more. */
  #problem: unknown;

  /** `mask` hides what is not to stay in the file when the process has ended. */
  constructor(file: string, mask: Mask, listener: Listener) {
    this.#file = file;
    this.#mask = mask;
    this.#listener = listener;
    this.#lines = new LineSplitter((line) => {
      if (line.trim() === "") return;
      const read = readFact(line);
      if (read) listener.onFact(read.fact, read.time);
      else listener.onBroken(line);
    });
    this.#timer = setInterval(() => {
      // What the process printed before it wrote this waits in a pipe, and is read in the turn that comes between.
      if (this.#look()) setImmediate(() => this.#tell());
    }, interval);
  }

  /**
   * Reads to the end and stops. Nothing more is written then.
   *
   * @throws NodeFailure AZML548 when the file is none; whatever else has kept it from being followed
   */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    while (this.#look()) {
      await turn();
      this.#tell();
    }
    this.#tell();
    if (this.#problem !== undefined) throw asFailure(this.#problem);
    this.#lines.end();
    if (this.#offset > 0) this.#hide();
  }

  /** Reads some. False when there is no more, or it cannot be read: nothing is thrown in a timer. */
  #look(): boolean {
    if (this.#problem !== undefined || this.#offset > most) return false;
    try {
      return this.#read();
    } catch (error) {
      this.#stop(error);
      return false;
    }
  }

  #stop(problem: unknown): void {
    clearInterval(this.#timer);
    this.#problem ??= problem;
  }

  #tell(): void {
    const untold = this.#untold;
    this.#untold = [];
    try {
      for (const piece of untold) this.#lines.push(piece);
    } catch (error) {
      this.#stop(error);
    }
  }

  #read(): boolean {
    const descriptor = this.#open();
    if (descriptor === undefined) return false;
    try {
      const buffer = Buffer.allocUnsafe(mostAtOnce);
      const read = readSync(descriptor, buffer, 0, Math.min(mostAtOnce, most - this.#offset + 1), this.#offset);
      const allowed = Math.min(read, most - this.#offset);
      this.#offset += read;
      if (allowed > 0) this.#untold.push(buffer.subarray(0, allowed));
      if (allowed < read) this.#listener.onExcess(`${most / 2 ** 20} MiB`);
      return read > 0;
    } finally {
      closeSync(descriptor);
    }
  }

  #open(): number | undefined {
    try {
      return openRegular(this.#file, { followLinks: false });
    } catch (error) {
      // Nothing has been said yet.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Written aside and renamed: what the body may have made another name of the file stays as it is. */
  #hide(): void {
    const aside = `${this.#file}.part`;
    try {
      if (oddKindAt(this.#file) !== undefined) return;
      const text = readLimited(this.#file, 2 * most, "AZML_METRICS_FILE");
      const masked = this.#mask(text);
      if (masked === text) return;
      const { O_CREAT, O_EXCL, O_WRONLY } = constants;
      rmSync(aside, { recursive: true, force: true });
      const descriptor = openSync(aside, O_CREAT | O_EXCL | O_WRONLY, 0o600);
      try {
        writeFileSync(descriptor, masked);
      } finally {
        closeSync(descriptor);
      }
      renameSync(aside, this.#file);
    } catch (error) {
      // A file of which not all can be looked at is not kept.
      if (!(error instanceof GuardError)) throw error;
      rmSync(this.#file, { force: true });
    }
  }
}

function asFailure(problem: unknown): unknown {
  if (!(problem instanceof GuardError)) return problem;
  const kind = /is (an? .+), no file$/.exec(problem.message)?.[1] ?? "no file";
  const message = `the file AZML_METRICS_FILE names is ${kind}, so that nothing the node logged there could be read`;
  return new NodeFailure({ code: problem.code, message });
}
