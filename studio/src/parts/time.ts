import { useEffect, useState } from "react";
import { shownDuration } from "../../../src/reporters/shown-time.js";

export function shownTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
}

/** How long something has taken, up to now while it goes on. */
export function durationOf(
  { startedAt, endedAt }: { readonly startedAt?: string; readonly endedAt?: string },
  now: number,
): string | undefined {
  if (startedAt === undefined) return undefined;
  return shownDuration((endedAt === undefined ? now : Date.parse(endedAt)) - Date.parse(startedAt));
}

/** The time, once a second while `ticks`. */
export function useNow(ticks: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticks) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticks]);
  return now;
}
