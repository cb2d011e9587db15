import { fromJsonNumber, jsonNumber } from "../model/json-number.js";
import type { RunEvent } from "./run-event.js";

/** An event as one line of JSON. A metric that is NaN or infinite is a text there. */
export function writeEvent(event: RunEvent): string {
  return JSON.stringify(event.type === "node_metric" ? { ...event, value: jsonNumber(event.value) } : event);
}

/** The event that {@link writeEvent} wrote. */
export function readEvent(text: string): RunEvent {
  const event = JSON.parse(text) as RunEvent;
  return event.type === "node_metric" ? { ...event, value: fromJsonNumber(event.value) ?? event.value } : event;
}
