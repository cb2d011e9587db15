import type { RunStatus } from "../../../events/run-event.js";
import type { EndedJob, Removal } from "./removal.js";

/** Which jobs may go: those that everything given holds for. */
export interface RemovableJobs {
  /** Milliseconds since the job was created. */
  readonly olderThan?: number;
  /** The newest this many stay, whatever they are. */
  readonly keep?: number;
  /** One of these. */
  readonly status?: readonly RunStatus[];
}

export interface KeptJob {
  readonly name: string;
  readonly because: string;
}

export interface ChosenJobs {
  /** Newest first: a job only uses results of older ones. */
  readonly remove: readonly EndedJob[];
  /** Those that would go, but that others need. */
  readonly kept: readonly KeptJob[];
}

/** Chooses the jobs to remove. Without any condition there are none. */
export function chooseJobs(removal: Removal, { olderThan, keep, status }: RemovableJobs, now: number): ChosenJobs {
  if (olderThan === undefined && keep === undefined && status === undefined) return { remove: [], kept: [] };
  const jobs = removal.ended();
  const asked = jobs.filter(
    (job, place) =>
      (olderThan === undefined || job.created_at <= now - olderThan) &&
      (keep === undefined || place >= keep) &&
      (status === undefined || status.some((one) => one === job.status)),
  );
  const wanted = new Set(asked.map(({ id }) => id));
  const needed = neededBy(removal, wanted);
  return {
    remove: asked.filter(({ id }) => !needed.has(id)),
    kept: asked.flatMap(({ id, name }) => {
      const because = needed.get(id);
      return because === undefined ? [] : [{ name, because }];
    }),
  };
}

/** Jobs among the wanted ones that a job which stays uses, or that one uses which therefore stays; each with the reason. */
function neededBy(removal: Removal, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const uses = removal.uses();
  const needed = new Map<number, string>();
  for (const id of removal.registered()) if (wanted.has(id)) needed.set(id, "holds the files of a registered model");
  const staying = [...[...uses.keys()].filter((id) => !wanted.has(id)), ...needed.keys()];
  for (let user = staying.pop(); user !== undefined; user = staying.pop()) {
    for (const used of uses.get(user) ?? []) {
      if (!wanted.has(used) || needed.has(used)) continue;
      needed.set(used, "a job that stays uses results of it");
      staying.push(used);
    }
  }
  return needed;
}
