import { deepFreeze } from "../util/deep-freeze.js";
import type { Workspace } from "../workspace/workspace.js";
import type { WorkspaceSchedules } from "./workspace-schedules.js";
import { readSchedule, withFolder } from "./written.js";

/** The schedules of a workspace, created from what users write. */
export function schedulesOf({ schedules, kind }: Workspace): WorkspaceSchedules {
  return Object.freeze({
    createOrUpdate: (given) =>
      withFolder(async (folder) => {
        const { schedule, warnings } = await readSchedule(given, kind, folder);
        return deepFreeze({ ...(await schedules.createOrUpdate(schedule)), warnings });
      }),
    get: async (name) => deepFreeze(await schedules.get(name)),
    list: async (options) => deepFreeze(await schedules.list(options)),
    enable: async (name) => deepFreeze(await schedules.enable(name)),
    disable: async (name) => deepFreeze(await schedules.disable(name)),
    delete: (name) => schedules.delete(name),
  } satisfies WorkspaceSchedules);
}
