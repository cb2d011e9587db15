import { type CronTrigger, recurrenceFrequencies, type RecurrencePattern, type RecurrenceTrigger, weekDays } from "../../model/schedule.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe, readOneOf } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";

/** `trigger:` of a schedule. */
export function readTrigger(value: YamlValue | undefined): CronTrigger | RecurrenceTrigger | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"trigger"`);
  reader.require("type");
  const type = reader.oneOf("type", ["cron", "recurrence"], { anyCase: true });
  const common = compact({
    startTime: readTime(reader.get("start_time")),
    endTime: readTime(reader.get("end_time")),
    timeZone: reader.string("time_zone"),
  });
  if (type === undefined) return undefined;
  const trigger = type === "cron" ? { ...readCron(reader), ...common } : { ...readRecurrence(reader), ...common };
  reader.close();
  return trigger;
}

function readCron(reader: MapReader): CronTrigger {
  reader.require("expression");
  return { type: "cron", expression: reader.string("expression") ?? "" };
}

function readRecurrence(reader: MapReader): RecurrenceTrigger {
  reader.require("frequency");
  reader.require("interval");
  return {
    type: "recurrence",
    frequency: reader.oneOf("frequency", recurrenceFrequencies, { anyCase: true }) ?? "day",
    interval: reader.whole("interval") ?? 1,
    ...compact({ pattern: readPattern(reader.get("schedule")) }),
  };
}

function readPattern(value: YamlValue | undefined): RecurrencePattern | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"schedule"`);
  reader.require("hours");
  reader.require("minutes");
  const pattern = {
    hours: readNumbers(reader.get("hours")) ?? [],
    minutes: readNumbers(reader.get("minutes")) ?? [],
    ...compact({ weekDays: readDays(reader.get("week_days")), monthDays: readNumbers(reader.get("month_days")) }),
  };
  reader.close();
  return pattern;
}

/** One, or a list. */
function readNumbers(value: YamlValue | undefined): number[] | undefined {
  if (value === undefined) return undefined;
  return (value.isList ? value.items() : [value]).flatMap((item) => {
    if (item.number === undefined) item.report("AZML408", `expected a whole number, got ${describe(item)}`);
    return item.number ?? [];
  });
}

function readDays(value: YamlValue | undefined): RecurrencePattern["weekDays"] {
  if (value === undefined) return undefined;
  return (value.isList ? value.items() : [value]).flatMap((item) => readOneOf(item, weekDays, { anyCase: true }) ?? []);
}

const time = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A point in time, as Python prints it, which is how azure-ai-ml sends it: `2022-03-10T10:15` → `2022-03-10 10:15:00`. */
function readTime(value: YamlValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const [match, day, minutes, seconds = ":00", fraction = "", zone = ""] = time.exec(value.string ?? "") ?? [];
  if (match === undefined) {
    value.report("AZML408", `expected a date and time, got ${describe(value)}`, { hint: `write it like "2030-01-31T08:30:00"` });
    return undefined;
  }
  const part = fraction === "" || /^\.0+$/.test(fraction) ? "" : fraction.slice(0, 7).padEnd(7, "0");
  const offset = /^z$/i.test(zone) ? "+00:00" : zone.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  return `${day} ${minutes}${seconds}${part}${offset}`;
}
