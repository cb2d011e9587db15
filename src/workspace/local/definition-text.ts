import { WrittenNumber } from "../../model/written-number.js";
import { deepFreeze } from "../../util/deep-freeze.js";

/** Key of an object that stands for a number which JSON has no words for. */
const numberKey = "$number";

/**
 * A definition as JSON. Numbers keep how they were written (`1.0`), and those that JSON does not have are kept.
 *
 * @param keepsPlaces whether it says where in the user's files its parts stand
 */
export function writeDefinition(definition: object, { keepsPlaces = false } = {}): string {
  return JSON.stringify(definition, function (this: unknown, key: string, value: unknown) {
    // JSON asks a written number for its value before this function is called.
    const before = (this as Record<string, unknown>)[key];
    if (before instanceof WrittenNumber) return { [numberKey]: before.text };
    if (typeof value === "number" && !Number.isFinite(value)) return { [numberKey]: String(value), plain: true };
    return !keepsPlaces && key === "location" && isLocation(value) ? undefined : value;
  });
}

/** What {@link writeDefinition} wrote. */
export function readDefinition(text: string): object {
  const definition: object = JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !(numberKey in value)) return value;
    const written = String(value[numberKey]);
    return "plain" in value ? Number(written) : new WrittenNumber(written);
  });
  return deepFreeze(definition);
}

function isLocation(value: unknown): boolean {
  return typeof value === "object" && value !== null && "file" in value && "line" in value && "column" in value;
}
