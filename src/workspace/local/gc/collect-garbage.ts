import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RunStatus } from "../../../events/run-event.js";
import { isFull, problem, type WorkspaceDatabase, write } from "../database.js";
import { abandonedFiles } from "./abandoned-files.js";
import { type CacheName, staleEntries } from "./caches.js";
import { type DatabaseRoom, giveBackRoom, roomAfter } from "./database-room.js";
import { chooseJobs, type KeptJob, type RemovableJobs } from "./choose-jobs.js";
import { type EndedJob, Removal } from "./removal.js";
import { removeTree, sizeOf, Trash } from "./trash.js";
import { namesIn } from "../../../util/names-in.js";

const day = 24 * 60 * 60 * 1000;

/** Milliseconds. A bundle is there before the job that it is made for: what is as young as this is never stale. */
const leastAge = 60 * 60 * 1000;

interface Sizes {
  readonly count: number;
  readonly bytes: number;
}

/** What is to be removed from a local workspace. Without a condition for jobs none of them is. */
export interface GarbageOptions extends RemovableJobs {
  /** Remove Python environments and images' records that are as old as other caches, too: they take long to make. Default: false. */
  readonly environments?: boolean;
  /** Remove folders of runs that the database does not know even if they are most of all. Default: false. */
  readonly leftovers?: boolean;
  /** Only say what would be removed. Default: false. */
  readonly dryRun?: boolean;
}

interface RemovedJob {
  readonly name: string;
  readonly displayName: string;
  readonly status: RunStatus;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly bytes: number;
}

/** What was removed, or would be. */
export interface Garbage {
  readonly jobs: readonly RemovedJob[];
  /** Jobs that were asked for and stay, with the reason. */
  readonly kept: readonly KeptJob[];
  /** Folders of runs that no job belongs to, and what an earlier removal has left. */
  readonly leftovers: Sizes;
  readonly caches: Readonly<Record<CacheName, Sizes>>;
  /** Why caches were not looked at. */
  readonly cachesKept?: string;
  /** What the file of the database has become smaller by. */
  readonly database: DatabaseRoom;
  /** Bytes of all of it. */
  readonly freed: number;
}

const none: Sizes = { count: 0, bytes: 0 };

/** Of a workspace that was never made. */
export const nothingToRemove: Garbage = {
  jobs: [],
  kept: [],
  leftovers: none,
  caches: { downloads: none, bundles: none, environments: none },
  database: { bytes: 0 },
  freed: 0,
};

/**
 * Removes jobs and what is left over, in an order in which nothing half is left wherever it breaks off:
 *
 * 1. a job's rows, in one transaction, that looks again whether anybody uses the job: from then on nobody finds it;
 * 2. folders that belong to no job are moved to `trash`, while no job can be created: a new job of the name keeps its folder;
 * 3. what is in `trash` is removed;
 * 4. the database gives its free pages back.
 *
 * Files that killed processes have left on their way go first: they need no room in the database.
 *
 * A job that runs, and one whose results another job uses that stays, is not removed. Caches are left alone while a job runs.
 */
export function collectGarbage(database: WorkspaceDatabase, folder: string, options: GarbageOptions): Garbage {
  const removal = new Removal(database);
  const trash = new Trash(folder);
  const runs = join(folder, "runs");
  const now = Date.now();

  if (options.leftovers !== true) refuseStrangers(database, removal, runs);
  const abandoned = abandonedFiles(folder);
  const trashed = namesIn(trash.folder).map((name) => join(trash.folder, name));
  const before = sizesOf([...abandoned, ...trashed]);
  if (!options.dryRun) {
    for (const path of abandoned) rmSync(path, { force: true });
    trash.empty();
  }
  const jobs = removeJobs(removal, runs, options, now);
  const gone = new Set(jobs.removed.map(({ name }) => name));
  const ownerless = (): string[] => {
    const names = removal.names();
    return namesIn(runs).filter((name) => !names.has(name));
  };
  const strangers = sizesOf(ownerless().flatMap((name) => (gone.has(name) ? [] : [join(runs, name)])));
  const leftovers = { count: before.count + strangers.count, bytes: before.bytes + strangers.bytes };
  const isBusy = removal.isAnyOpen();
  const stale = (cache: CacheName): readonly string[] =>
    isBusy ? [] : staleEntries(folder, cache, now - Math.max(options.olderThan ?? 30 * day, leastAge));
  const [downloads, bundles, environments] = [stale("downloads"), stale("bundles"), options.environments ? stale("environments") : []];
  const caches = { downloads: sizesOf(downloads), bundles: sizesOf(bundles), environments: sizesOf(environments) };

  if (!options.dryRun) {
    write(database, () => {
      for (const name of ownerless()) trash.take(join(runs, name));
      for (const name of removal.removedNames()) if (!existsSync(join(runs, name))) removal.forgetRemoved(name);
      // A job that has begun meanwhile may use them.
      if (!removal.isAnyOpen()) for (const path of [...downloads, ...bundles, ...environments]) trash.take(path);
    });
    trash.empty();
  }
  const room = options.dryRun ? roomAfter(database, isBusy, jobs.removeRows) : giveBackRoom(database, folder, removal.isAnyOpen());
  const freed = [...jobs.removed, leftovers, ...Object.values(caches), room].reduce((sum, { bytes }) => sum + bytes, 0);
  return { jobs: jobs.removed, kept: jobs.kept, leftovers, caches, ...(isBusy && { cachesKept: "a job runs" }), database: room, freed };
}

/** Removes the rows of jobs, those that use others first; when it is only asked, nothing. */
function removeJobs(
  removal: Removal,
  runs: string,
  options: GarbageOptions,
  now: number,
): { readonly removed: readonly RemovedJob[]; readonly kept: readonly KeptJob[]; readonly removeRows: () => void } {
  const chosen = chooseJobs(removal, options, now);
  const removed: RemovedJob[] = [];
  const kept = [...chosen.kept];
  for (const group of chosen.remove) {
    const sizes = group.map(({ name }) => sizeOf(join(runs, name)));
    const isGone = options.dryRun || removeRows(removal, runs, group);
    for (const [place, { name, display_name: displayName, status, created_at: createdAt }] of group.entries()) {
      if (isGone) removed.push({ name, displayName, status, createdAt: new Date(createdAt).toISOString(), bytes: sizes[place] ?? 0 });
      else kept.push({ name, because: "it has come into use meanwhile" });
    }
  }
  const undone = (): void => removal.removeRows(chosen.remove.flat().map(({ id }) => id));
  return { removed, kept, removeRows: undone };
}

/** Where the disk is full, not even a row can be removed: then the files go first, which are to go in any case. */
function removeRows(removal: Removal, runs: string, group: readonly EndedJob[]): boolean {
  const ids = group.map(({ id }) => id);
  try {
    return removal.remove(ids);
  } catch (error) {
    if (!isFull(error) || !removal.canGo(ids)) throw error;
    for (const { name } of group) removeTree(join(runs, name));
    return removal.remove(ids);
  }
}

/**
 * Folders that no job belongs to are those of jobs that were just removed, or left by a process that was killed, and few. When others are more than the jobs that there are, the database was
 * lost, and they are its history.
 *
 * @throws AzmlError AZML537
 */
function refuseStrangers(database: WorkspaceDatabase, removal: Removal, runs: string): void {
  const count = (): { readonly known: number; readonly strangers: number } => {
    const known = removal.names();
    const removed = removal.removedNames();
    return { known: known.size, strangers: namesIn(runs).filter((name) => !known.has(name) && !removed.has(name)).length };
  };
  const glance = count();
  if (glance.strangers <= glance.known) return;
  // Some may be of jobs that are just being created: their folders are there before others see their rows. A writer waits for them.
  const { known, strangers } = write(database, count);
  if (strangers <= known) return;
  throw problem(
    "AZML537",
    `of the folders in ${runs} the database knows ${known}, and ${strangers} not: it was lost, or made anew, and nothing was removed`,
    "put azml.db back where you have a copy; azml gc --leftovers removes these folders for good",
  );
}

function sizesOf(paths: readonly string[]): Sizes {
  return { count: paths.length, bytes: paths.reduce((sum, path) => sum + sizeOf(path), 0) };
}
