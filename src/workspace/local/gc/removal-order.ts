import type { EndedJob } from "./removal.js";

/**
 * Jobs in groups that can be removed one after the other: nobody uses the results of a group but the groups before it. Jobs that ran at the
 * same time may use each other's results, in both directions; these go together, at the end.
 *
 * @param uses Jobs whose results each job uses.
 */
export function removalOrder(jobs: readonly EndedJob[], uses: ReadonlyMap<number, readonly number[]>): readonly (readonly EndedJob[])[] {
  const left = new Map(jobs.map((job) => [job.id, job]));
  const users = new Map<number, number>();
  for (const { id } of jobs) for (const used of uses.get(id) ?? []) users.set(used, (users.get(used) ?? 0) + 1);
  const free = jobs.filter(({ id }) => !users.has(id));
  for (const { id } of free) {
    left.delete(id);
    for (const used of uses.get(id) ?? []) {
      const others = (users.get(used) ?? 0) - 1;
      users.set(used, others);
      const job = left.get(used);
      if (job && others === 0) free.push(job);
    }
  }
  const groups = free.map((job) => [job]);
  return left.size === 0 ? groups : [...groups, [...left.values()]];
}
