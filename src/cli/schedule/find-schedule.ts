import { AzmlError } from "../../diagnostics/azml-error.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { ScheduleRecord } from "../../workspace/schedule-operations.js";
import type { Workspace } from "../../workspace/workspace.js";

/** The schedule of that name. Throws AZML598 or AZML608, with the name that was probably meant. */
export async function findSchedule({ kind, schedules, name: workspace }: Workspace, name: string): Promise<ScheduleRecord> {
  const found = await schedules.get(name);
  if (found) return found;
  const all = await schedules.list({ view: "all", limit: 100 });
  const meant = didYouMean(
    name,
    all.map((one) => one.name),
  );
  const hint = meant ? `did you mean ${meant}?` : "azml schedule list --include-disabled shows the schedules there are";
  const code = kind === "local" ? "AZML598" : "AZML608";
  throw new AzmlError([{ code, severity: "error", message: `workspace ${workspace} has no schedule "${name}"`, hint }]);
}
