import type { BodyReader } from "../source/body-reader.js";

const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;

/**
 * Whole seconds of an ISO 8601 duration; a data binding stays as it is.
 *
 * @example readDuration(reader, "timeout") // 3661 where the body has "PT1H1M1S"
 */
export function readDuration(reader: BodyReader, key: string): number | string | undefined {
  const value = reader.get(key);
  if (value === undefined) return undefined;
  const text = value.string ?? "";
  if (text.includes("${{")) return text;
  const seconds = durationSeconds(text);
  if (seconds === undefined) value.report("AZML616", `expected a duration such as PT1H30M, got ${value.describe()}`);
  return seconds;
}

/** The same where no binding can stand. */
export function readSeconds(reader: BodyReader, key: string): number | undefined {
  const seconds = readDuration(reader, key);
  if (typeof seconds !== "string") return seconds;
  reader.get(key)?.report("AZML616", `expected a duration such as PT1H30M, got "${seconds}"`);
  return undefined;
}

/** Whole minutes of a duration. */
export function readMinutes(reader: BodyReader, key: string): number | undefined {
  const seconds = readSeconds(reader, key);
  if (seconds === undefined || seconds % 60 === 0) return seconds === undefined ? undefined : seconds / 60;
  reader.get(key)?.report("AZML616", `expected whole minutes, got ${seconds} seconds`);
  return undefined;
}

function durationSeconds(text: string): number | undefined {
  const found = text === "P" || text.endsWith("T") ? null : pattern.exec(text);
  if (found === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}
