import { closeSync, openSync, readSync } from "node:fs";
import { fromJsonNumber } from "../model/json-number.js";
import { LineSplitter } from "./line-splitter.js";

/** One line of the file that `AZML_METRICS_FILE` names: JSON, where a `value` that is NaN or infinite is a text. */
export interface Metric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** How often (milliseconds) the file is looked at while the node runs. */
const interval = 250;

/** Follows the metrics that a node's process appends to its file, and reads what is left when it has ended. */
export class MetricsFile {
  readonly #file: string;
  readonly #onBroken: (line: string) => void;
  readonly #lines: LineSplitter;
  readonly #timer: NodeJS.Timeout;
  #offset = 0;

  constructor(file: string, onMetric: (metric: Metric) => void, onBroken: (line: string) => void) {
    this.#file = file;
    this.#onBroken = onBroken;
    this.#lines = new LineSplitter((line) => {
      if (line.trim() === "") return;
      const metric = parseMetric(line);
      if (metric) onMetric(metric);
      else this.#onBroken(line);
    });
    this.#timer = setInterval(() => this.#read(), interval);
  }

  /** Reads to the end and stops. */
  close(): void {
    clearInterval(this.#timer);
    this.#read();
    this.#lines.end();
  }

  #read(): void {
    let descriptor: number;
    try {
      descriptor = openSync(this.#file, "r");
    } catch {
      // No metric has been logged yet.
      return;
    }
    try {
      const buffer = Buffer.alloc(64 * 1024);
      for (let read = 0; (read = readSync(descriptor, buffer, 0, buffer.length, this.#offset)) > 0; this.#offset += read) {
        this.#lines.push(buffer.subarray(0, read));
      }
    } finally {
      closeSync(descriptor);
    }
  }
}

/** A metric line; undefined when it is none. */
function parseMetric(line: string): Metric | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { key, step = 0, time = Date.now(), ...rest } = parsed as Record<string, unknown>;
  const value = fromJsonNumber(rest["value"]);
  if (typeof key !== "string" || value === undefined || typeof step !== "number" || typeof time !== "number") return undefined;
  return { key, value, step, time };
}
