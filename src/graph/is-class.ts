import type { Class } from "../metadata/record.js";

/** True for a class, false for a function, method or arrow. */
export function isClass(value: unknown): value is Class {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** The class that was meant: itself, or what a thunk gives. */
export function classOf(value: unknown): Class | undefined {
  if (isClass(value)) return value;
  if (typeof value !== "function" || value.length > 0) return undefined;
  try {
    const made: unknown = value();
    return isClass(made) ? made : undefined;
  } catch {
    return undefined;
  }
}
