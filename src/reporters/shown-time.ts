import prettyMilliseconds from "pretty-ms";

/** A duration: `0.3s`, `12.4s`, `3m 5s`. Clocks that jumped back count as no time. */
export function shownDuration(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  return time < 60_000 ? `${(time / 1000).toFixed(1)}s` : prettyMilliseconds(time, { secondsDecimalDigits: 0 });
}

/** From ISO 8601 texts; empty while one of them is not known. */
export function durationBetween(from: string | undefined, to: string | undefined): string {
  return from === undefined || to === undefined ? "" : shownDuration(Date.parse(to) - Date.parse(from));
}
