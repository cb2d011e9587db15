import { closeSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import type { NodeFact } from "../events/run-event.js";
import { fromJsonNumber } from "../model/json-number.js";
import type { Mask } from "../secrets/secrets.js";
import { LineSplitter } from "./line-splitter.js";

/**
 * One line of the file that `AZML_METRICS_FILE` names. They are JSON: `{"key", "value", "step", "time"}` is a metric, whose value is a text when it is
 * NaN or infinite; `{"param", "value"}`, `{"tag", "value"}`; `{"artifact"}` names a file that the body has put into `AZML_ARTIFACTS_FOLDER`;
 * `{"warning"}` is for the user to read.
 */
export type WrittenFact =
  | (NodeFact & { readonly type: "node_metric" | "node_param" | "node_tag" })
  | { readonly type: "artifact"; readonly artifact: string }
  | { readonly type: "warning"; readonly warning: string };

/** How often (milliseconds) the file is looked at while the node runs. */
const interval = 250;

/** Follows what a node's process appends to its file, and reads what is left when it has ended. */
export class FactsFile {
  readonly #file: string;
  readonly #mask: Mask;
  readonly #onBroken: (line: string) => void;
  readonly #lines: LineSplitter;
  readonly #timer: NodeJS.Timeout;
  #offset = 0;

  /** `mask` hides what is not to stay in the file when the process has ended. */
  constructor(file: string, mask: Mask, onFact: (fact: WrittenFact, time: number | undefined) => void, onBroken: (line: string) => void) {
    this.#file = file;
    this.#mask = mask;
    this.#onBroken = onBroken;
    this.#lines = new LineSplitter((line) => {
      if (line.trim() === "") return;
      const read = readLine(line);
      if (read) onFact(read.fact, read.time);
      else this.#onBroken(line);
    });
    this.#timer = setInterval(() => this.#read(), interval);
  }

  /** Reads to the end and stops. Nothing more is written then. */
  close(): void {
    clearInterval(this.#timer);
    this.#read();
    this.#lines.end();
    if (this.#offset === 0) return;
    const text = readFileSync(this.#file, "utf8");
    const masked = this.#mask(text);
    if (masked !== text) writeFileSync(this.#file, masked);
  }

  #read(): void {
    let descriptor: number;
    try {
      descriptor = openSync(this.#file, "r");
    } catch {
      // Nothing has been said yet.
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

/** What a line says, and when it happened; undefined when it says nothing. */
function readLine(line: string): { readonly fact: WrittenFact; readonly time: number | undefined } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { key, param, tag, artifact, warning, value, step = 0, time } = parsed as Record<string, unknown>;
  if (time !== undefined && typeof time !== "number") return undefined;
  if (typeof artifact === "string") return { fact: { type: "artifact", artifact }, time };
  if (typeof warning === "string") return { fact: { type: "warning", warning }, time };
  if (typeof param === "string") return typeof value === "string" ? { fact: { type: "node_param", key: param, value }, time } : undefined;
  if (typeof tag === "string") return typeof value === "string" ? { fact: { type: "node_tag", key: tag, value }, time } : undefined;
  const number = fromJsonNumber(value);
  if (typeof key !== "string" || number === undefined || typeof step !== "number") return undefined;
  return { fact: { type: "node_metric", key, value: number, step }, time };
}
