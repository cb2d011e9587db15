import type { Schedule } from "../model/schedule.js";

/** What a trigger says, whoever says it. */
export interface SaidTrigger {
  readonly timeZone?: string | undefined;
  /** Of a cron trigger. */
  readonly expression?: string | undefined;
  readonly frequency?: string | undefined;
  readonly interval?: number | undefined;
  readonly hours?: readonly number[] | undefined;
  readonly minutes?: readonly number[] | undefined;
  /** Of the week or month. */
  readonly days?: readonly (string | number)[] | undefined;
}

/** @example triggerText({ frequency: "day", interval: 2, hours: [8], minutes: [0, 30] }) // "every 2 days at 8:00, 8:30, UTC" */
export function triggerText(trigger: SaidTrigger): string {
  const { timeZone = "UTC", expression, frequency = "", interval = 1, hours = [], minutes = [], days = [] } = trigger;
  if (expression !== undefined) return `cron ${expression}, ${timeZone}`;
  const times = hours.flatMap((hour) => minutes.map((minute) => `${hour}:${String(minute).padStart(2, "0")}`));
  const said = [
    interval === 1 ? `every ${frequency.toLowerCase()}` : `every ${interval} ${frequency.toLowerCase()}s`,
    ...(days.length > 0 ? [`on ${days.join(", ").toLowerCase()}`] : []),
    ...(times.length > 0 ? [`at ${times.join(", ")}`] : []),
  ];
  return `${said.join(" ")}, ${timeZone}`;
}

/** What a trigger of the model says. */
export function saidTrigger(trigger: Schedule["trigger"]): SaidTrigger {
  if (trigger.type === "cron") return trigger;
  const { pattern, ...said } = trigger;
  return { ...said, ...pattern, days: [...(pattern?.weekDays ?? []), ...(pattern?.monthDays ?? [])] };
}
