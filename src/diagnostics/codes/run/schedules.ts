import type { CodeEntry } from "../entry.js";

/** Schedules of the local workspace. */
export const schedulesCodes = {
  AZML595: {
    title: "Trigger without times",
    cause:
      "From the trigger of a schedule no times follow: the cron expression is none, there is no such time zone, a number is out of its range, or the pattern is one that Azure ML does not describe.",
    cure: "Correct what the message names. `azml schedule preview FILE` shows the times.",
    example: 'cron("15 2 * * 1-5", { timeZone: "W. Europe Standard Time" })',
  },
  AZML596: {
    title: "Days and months of a cron expression are ignored",
    cause:
      "Azure ML treats the third and fourth field of a cron expression as `*`, whatever they say. Schedules of this machine do the same.",
    cure: "Write `*` there, and use a recurrence for days of the month.",
    example: 'recurrence({ frequency: "month", monthDays: [1], hours: [2], minutes: [15] })',
  },
  AZML597: {
    title: "Schedule of a job that is not kept",
    cause: "The schedule repeats a job of the workspace by its name. The local workspace does not keep what jobs were made of.",
    cure: "Give the schedule the job itself, or create it in the Azure ML workspace that has the job.",
  },
  AZML598: {
    title: "No such schedule",
    cause: "The local workspace has no schedule of this name.",
    cure: "`azml schedule list --include-disabled` shows what there is. Another workspace is named with `--local-workspace`, or with `-w`, `-g` and `--subscription`.",
  },
  AZML599: {
    title: "Schedule is enabled here",
    cause: "A schedule that still runs was to be deleted. As in Azure ML, only disabled ones can be.",
    cure: "`azml schedule disable NAME`, and then delete it.",
  },
} as const satisfies Record<`AZML5${string}`, CodeEntry>;
