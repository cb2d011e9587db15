import type { Class, PortRecord, ReturnRecord } from "./record.js";
import { appendOwn, getOwn } from "./store.js";

export function recordPort(prototype: object, record: PortRecord): void {
  appendOwn("ports", record, prototype);
}

export function recordReturn(owner: object, method: string, record: ReturnRecord): void {
  appendOwn("returns", record, owner, method);
}

/** Every port record that a class declares itself or inherits, base class first, in declaration order. */
export function portRecords(ports: Class): PortRecord[] {
  return chain(ports.prototype)
    .reverse()
    .flatMap((prototype) => ownList<PortRecord>("ports", prototype));
}

/** The records for the return value of a method, from the class that defines the method. */
export function returnRecords(owner: object, method: string): ReturnRecord[] {
  const definer = chain(owner).find((object) => Object.hasOwn(object, method));
  return definer ? ownList<ReturnRecord>("returns", definer, method) : [];
}

function ownList<T>(name: string, target: object, property?: string): T[] {
  const list = getOwn(name, target, property);
  return Array.isArray(list) ? (list as T[]) : [];
}

function chain(start: object): object[] {
  const objects: object[] = [];
  for (let object: object | null = start; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    objects.push(object);
  }
  return objects;
}
