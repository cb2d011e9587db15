/**
 * A number of a metric. JSON has no NaN and no infinities: the server sends them as texts.
 *
 * @example shownNumber(0.123456789, 4) // "0.1235"
 */
export function shownNumber(value: number | string, digits: number): string {
  return String(Number(Number(value).toPrecision(digits)));
}
