import { Cron } from "croner";
import { type CountedDates, everyDate } from "./counted-dates.js";
import { zoned } from "./point-in-time.js";

/** When something happens again and again, without a beginning or an end. Times are milliseconds since 1970. */
export interface Rule {
  /** The first time after `time`; undefined when there is none any more. */
  readonly after: (time: number) => number | undefined;
  /** The same rule on clocks that are never changed, for rules of clock times: what is called UTC is then the time that clocks show. */
  readonly onUnchangedClocks?: Rule;
}

/** Every so many milliseconds from `start`, whatever clocks do. */
export function everyFrom(start: number, step: number): Rule {
  return { after: (time) => (time < start ? start : start + (Math.floor((time - start) / step) + 1) * step) };
}

/**
 * When clocks of the zone show the times of a cron pattern of six fields (seconds first), on the dates that count.
 *
 * What happens when clocks are changed is Vixie cron's way, which croner has: rules of fixed times come once, at the first of two equal
 * times, and when clocks skip the time as soon as they have; rules with a wildcard or step in minutes or hours go on through both.
 */
export function byTheClock(pattern: string, zone: string, dates: CountedDates = everyDate): Rule {
  const here = clockRule(pattern, zone, dates);
  return { ...here, onUnchangedClocks: clockRule(pattern, "UTC", dates) };
}

function clockRule(pattern: string, zone: string, dates: CountedDates): Rule {
  const cron = new Cron(pattern, { timezone: zone, mode: "6-part", fixedTimeRule: "no-wildcard", paused: true });
  return {
    after(time) {
      for (let next = cron.nextRun(new Date(time)); next !== null;) {
        const date = zoned(next.getTime(), zone).toPlainDate();
        const counted = dates(date);
        if (counted.equals(date)) return next.getTime();
        next = cron.nextRun(new Date(counted.toZonedDateTime(zone).epochMilliseconds - 1));
      }
      return undefined;
    },
  };
}
