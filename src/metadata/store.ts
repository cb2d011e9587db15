/// <reference types="reflect-metadata" />
import { createRequire } from "node:module";

// As a CommonJS module it is loaded in 3 ms; an import would first search its text for names to export, for 20 ms more.
createRequire(import.meta.url)("reflect-metadata");

/**
 * The one place that touches reflect-metadata.
 *
 * Keys come from the global symbol registry, so two installed copies of azml read each other's records.
 * Lists are own and copied on write: a subclass never adds to its base's list.
 */
const prefix = "azml/";

function setOwn(name: string, value: unknown, target: object, property?: string): void {
  const key = Symbol.for(prefix + name);
  if (property === undefined) Reflect.defineMetadata(key, value, target);
  else Reflect.defineMetadata(key, value, target, property);
}

export function getOwn(name: string, target: object, property?: string): unknown {
  const key = Symbol.for(prefix + name);
  return property === undefined ? Reflect.getOwnMetadata(key, target) : Reflect.getOwnMetadata(key, target, property);
}

export function appendOwn(name: string, value: unknown, target: object, property?: string): void {
  const list = getOwn(name, target, property);
  setOwn(name, [...(Array.isArray(list) ? list : []), value], target, property);
}

/** What TypeScript's `emitDecoratorMetadata` wrote for a property, if it did. */
export function designType(target: object, property: string): unknown {
  return Reflect.getOwnMetadata("design:type", target, property);
}
