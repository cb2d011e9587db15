import type { CheckTarget } from "../check/check-job.js";
import { type Diagnostic, isError } from "../diagnostics/diagnostic.js";
import type { Definition } from "../model/definition.js";

/**
 * What is wrong with the trigger of a schedule. On this machine it would never fire; what goes to Azure ML is the service's to judge, so there it
 * is a warning. Calendars are loaded only for schedules.
 */
export async function checkTrigger(definition: Definition | undefined, target: CheckTarget): Promise<Diagnostic[]> {
  if (definition?.kind !== "schedule") return [];
  const { readTimetable } = await import("../calendar/timetable.js");
  const { diagnostics } = readTimetable(definition, Date.now());
  return diagnostics.map((one) => (target === "local" || !isError(one) ? one : { ...one, severity: "warning" }));
}
