/**
 * Whole seconds as an ISO 8601 duration; a data binding stays as it is.
 *
 * @example isoDuration(3661) // "PT1H1M1S"
 * @example isoDuration(90061) // "P1DT1H1M1S"
 */
export function isoDuration(seconds: number | string): string {
  if (typeof seconds === "string") return seconds;
  const days = Math.floor(seconds / 86_400);
  const parts = [
    [Math.floor(seconds / 3600) % 24, "H"],
    [Math.floor(seconds / 60) % 60, "M"],
    [seconds % 60, "S"],
  ] as const;
  const time = parts.map(([amount, unit]) => (amount === 0 ? "" : `${amount}${unit}`)).join("");
  return `P${days === 0 ? "" : `${days}D`}${time === "" ? (days === 0 ? "T0S" : "") : `T${time}`}`;
}
