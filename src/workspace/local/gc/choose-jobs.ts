import { hostname } from "node:os";
import type { RunStatus } from "../../../events/run-event.js";
import { isAlive } from "../owner.js";
import type { EndedJob, Removal } from "./removal.js";
import { removalOrder } from "./removal-order.js";

/** Milliseconds after its end in which a job is still looked at by the process that has run it. */
const sight = 60 * 60 * 1000;

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
  /** In the order of their removal; each group goes at once. */
  readonly remove: readonly (readonly EndedJob[])[];
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
  const uses = removal.uses();
  const needed = neededOf(uses, asked, now);
  return {
    remove: removalOrder(
      asked.filter(({ id }) => !needed.has(id)),
      uses,
    ),
    kept: asked.flatMap(({ id, name }) => {
      const because = needed.get(id);
      return because === undefined ? [] : [{ name, because }];
    }),
  };
}

/** Jobs among the wanted ones that a job which stays uses, or that one uses which therefore stays; each with the reason. */
function neededOf(uses: ReadonlyMap<number, readonly number[]>, asked: readonly EndedJob[], now: number): ReadonlyMap<number, string> {
  const wanted = new Set(asked.map(({ id }) => id));
  const needed = new Map<number, string>();
  for (const job of asked) if (isInSight(job, now)) needed.set(job.id, "the process that ran it is still at work");
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

/** Has another process just run the job, and may it still look at it? One that lives long, such as a server, does not hold its jobs for ever. */
function isInSight({ ended_at: ended, owner_host: host, owner_pid: pid, owner_started: started }: EndedJob, now: number): boolean {
  const isOwn = host === hostname() && pid === process.pid;
  return !isOwn && (ended ?? 0) > now - sight && isAlive({ host, pid, started });
}
