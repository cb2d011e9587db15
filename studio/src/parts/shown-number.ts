/** A number as it came from the server. JSON has no NaN and no infinities: they are texts there. */
export function received(value: number | string): number {
  return Number(value);
}

/** @example shownNumber(0.123456789, 4) // "0.1235" */
export function shownNumber(value: number | string, digits: number): string {
  return String(Number(received(value).toPrecision(digits)));
}
