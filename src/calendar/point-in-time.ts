import { Temporal } from "temporal-polyfill";

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * What a start or end time says, in milliseconds since 1970: a local time of the zone, unless it has an offset of its own. A time that
 * clocks skip is as much later, one that comes twice is the first (RFC 5545, 3.3.5). Undefined when it is no time.
 *
 * @example readTime("2030-06-01 08:00:00", "Europe/Berlin") // 2030-06-01T06:00:00Z
 */
export function readTime(text: string, zone: string): number | undefined {
  const [match, day, time = "00:00", offset] = written.exec(text.trim()) ?? [];
  if (match === undefined) return undefined;
  try {
    if (offset !== undefined) return Temporal.Instant.from(`${day}T${time}${offset}`).epochMilliseconds;
    return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

export function zoned(time: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
}

/** @example localText(0, "Europe/Berlin") // "1970-01-01T01:00:00+01:00" */
export function localText(time: number, zone: string): string {
  return zoned(time, zone).toString({ timeZoneName: "never", smallestUnit: "second" });
}
