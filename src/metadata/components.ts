import type { ComponentRecord } from "./record.js";
import { appendOwn, getOwn } from "./store.js";

/** Records on the class or method itself. A class does not inherit being a component: it has to say so. */
export function recordComponent(target: object, record: ComponentRecord): void {
  appendOwn("component", record, target);
}

/** What was written on a class or a method, in the order in which the decorators ran (nearest first). */
export function componentRecords(target: unknown): ComponentRecord[] {
  if (typeof target !== "function") return [];
  const list = getOwn("component", target);
  return Array.isArray(list) ? (list as ComponentRecord[]) : [];
}
