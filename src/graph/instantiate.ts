import type { Class } from "../metadata/record.js";

/** An instance to read initial values from, or undefined when the class cannot be made without arguments. */
export function instantiate(ports: Class): object | undefined {
  try {
    return Reflect.construct(ports, []) as object;
  } catch {
    return undefined;
  }
}
