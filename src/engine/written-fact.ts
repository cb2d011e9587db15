import type { NodeFact } from "../events/run-event.js";
import { fromJsonNumber } from "../model/json-number.js";

/**
 * One line of the file that `AZML_METRICS_FILE` names. They are JSON: `{"key", "value", "step", "time"}` is a metric, whose value is a text when it is
 * NaN or infinite; `{"param", "value"}`, `{"tag", "value"}`; `{"artifact"}` names a file that the body has put into `AZML_ARTIFACTS_FOLDER`;
 * `{"warning"}` is for the user to read.
 */
export type WrittenFact =
  | (NodeFact & { readonly type: "node_metric" | "node_param" | "node_tag" })
  | { readonly type: "artifact"; readonly artifact: string }
  | { readonly type: "warning"; readonly warning: string };

/** What a line says, and when it happened (milliseconds since 1970); undefined when it says nothing. */
export function readFact(line: string): { readonly fact: WrittenFact; readonly time: number | undefined } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { key, param, tag, artifact, warning, value, step = 0, time } = parsed as Record<string, unknown>;
  if (time !== undefined && (typeof time !== "number" || !isTime(time))) return undefined;
  if (typeof artifact === "string") return { fact: { type: "artifact", artifact }, time };
  if (typeof warning === "string") return { fact: { type: "warning", warning }, time };
  if (typeof param === "string") return typeof value === "string" ? { fact: { type: "node_param", key: param, value }, time } : undefined;
  if (typeof tag === "string") return typeof value === "string" ? { fact: { type: "node_tag", key: tag, value }, time } : undefined;
  const number = fromJsonNumber(value);
  if (typeof key !== "string" || number === undefined || typeof step !== "number" || !Number.isFinite(step)) return undefined;
  return { fact: { type: "node_metric", key, value: number, step }, time };
}

/** The last moment that a date can be, in milliseconds since 1970 (ECMA-262, time values). */
const lastTime = 8.64e15;

/** Whether it is a time that can be shown. */
export function isTime(time: number): boolean {
  return time >= 0 && time <= lastTime;
}
