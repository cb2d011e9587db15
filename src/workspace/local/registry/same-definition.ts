import { isDeepStrictEqual } from "node:util";
import { wireName } from "../../../model/name.js";

/** What may change in a version that is there: what only people and tools read, as in Azure ML. */
const changeable: ReadonlySet<string> = new Set([
  "name",
  "version",
  "displayName",
  "description",
  "tags",
  "properties",
  "stage",
  "autoDelete",
  "schema",
  "source",
  "location",
]);

/** The first setting, as Azure ML spells it, in which two definitions differ that has to stay as it is; undefined when there is none. */
export function fixedDifference(before: object, after: object): string | undefined {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => !changeable.has(key));
  const found = keys.find((key) => !isDeepStrictEqual(old.get(key), now.get(key)));
  return found === undefined ? undefined : wireName(found);
}
