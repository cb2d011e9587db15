import { recurrenceFrequencies, type RecurrencePattern, type Schedule, weekDays } from "../../../model/schedule.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, readWord, sameWords } from "../source/body-reader.js";
import { readWords } from "../automl/fields.js";
import type { BodyValue } from "../source/body-value.js";

type Trigger = Schedule["trigger"];

const triggerTypes = { cron: "Cron", recurrence: "Recurrence" } as const;

/** `trigger` of a schedule. */
export function readTrigger(value: BodyValue): Trigger | undefined {
  const reader = new BodyReader(value, "a trigger");
  const place = reader.require("triggerType");
  const type = place && readWord(place, triggerTypes);
  if (type === undefined) return undefined;
  const common = compact({
    startTime: reader.string("startTime"),
    endTime: reader.string("endTime"),
    timeZone: reader.string("timeZone"),
  });
  const trigger = type === "cron" ? readCron(reader) : readRecurrence(reader);
  reader.close();
  return trigger && { ...trigger, ...common };
}

function readCron(reader: BodyReader): Trigger | undefined {
  reader.require("expression");
  const expression = reader.string("expression");
  return expression === undefined ? undefined : { type: "cron", expression };
}

function readRecurrence(reader: BodyReader): Trigger | undefined {
  const place = reader.require("frequency");
  const frequency = place && readWord(place, sameWords(recurrenceFrequencies));
  reader.require("interval");
  const interval = reader.whole("interval");
  const pattern = readPattern(reader.get("schedule"));
  return frequency === undefined || interval === undefined
    ? undefined
    : { type: "recurrence", frequency, interval, ...compact({ pattern }) };
}

/** It is sent with no hours and no minutes where there is none. */
function readPattern(value: BodyValue | undefined): RecurrencePattern | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"schedule"`);
  const hours = readNumbers(reader.get("hours"));
  const minutes = readNumbers(reader.get("minutes"));
  const monthDays = reader.get("monthDays");
  const days = compact({
    weekDays: readWords(reader.get("weekDays"), sameWords(weekDays)),
    monthDays: monthDays && readNumbers(monthDays),
  });
  reader.close();
  return hours.length + minutes.length + Object.keys(days).length === 0 ? undefined : { hours, minutes, ...days };
}

function readNumbers(value: BodyValue | undefined): number[] {
  if (value === undefined) return [];
  if (!value.isList) value.report("AZML616", `expected a list of numbers, got ${value.describe()}`);
  return value.items().flatMap((item) => {
    if (typeof item.json !== "number") item.report("AZML616", `expected a number, got ${item.describe()}`);
    return typeof item.json === "number" ? item.json : [];
  });
}
