import type { Schedule } from "../../model/schedule.js";
import { compact } from "../../util/compact.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";
import { readAction } from "./schedule/action.js";
import { readTrigger } from "./schedule/trigger.js";
import { BodyReader } from "./source/body-reader.js";

/** A schedule from the body of `PUT …/schedules/<name>` or the service's answer: the way back of `scheduleBody`. */
export function readScheduleBody(body: unknown, context: BodyContext = {}): ReadResult<Schedule> {
  return readBody(body, "a schedule", context, (properties, { name = "" }): Schedule | undefined => {
    const reader = new BodyReader(properties, "a schedule");
    const action = reader.require("action");
    const place = reader.require("trigger");
    // Whether the service runs it is no part of what it is.
    reader.skip(["isEnabled", "provisioningState", "provisioningStatus"]);
    const schedule = compact({
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      tags: reader.strings("tags"),
      properties: reader.stringsOrNull("properties"),
    });
    reader.close();
    const createJob = action && readAction(action, context.workspace);
    const trigger = place && readTrigger(place);
    return createJob && trigger && { kind: "schedule", name, ...schedule, trigger, createJob };
  });
}
