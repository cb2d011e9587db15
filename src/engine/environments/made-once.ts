import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "libsql";

/** Milliseconds between two looks at whether another process has done. */
const interval = 200;

interface Making {
  /** Makes it. What it returns is kept with it. */
  readonly make: () => Promise<unknown>;
  /** Whether what was made can still be used; `made` is what `make` returned then. */
  readonly isWhole: (made: unknown) => Promise<boolean>;
  /** Another process is at it; called once. */
  readonly onWait: () => void;
  readonly signal: AbortSignal;
}

/**
 * Makes what belongs into `folder` unless it is there, and gives what `make` returned when it was made. However many ask at once, in this
 * process or others, one makes it and the others wait. Only a folder with the record in it is whole; what a process that died has left is
 * made anew. The folder is made where it stays: programs of a Python environment know their own path.
 */
export async function madeOnce(folder: string, { make, isWhole, onWait, signal }: Making): Promise<unknown> {
  const record = join(folder, "made.json");
  const found = await wholeAt(record, isWhole);
  if (found) return found.made;
  mkdirSync(join(folder, ".."), { recursive: true });
  const lock = await takeLock(`${folder}.lock`, onWait, signal);
  try {
    // Whoever had the lock before may have made it.
    const other = await wholeAt(record, isWhole);
    if (other) return other.made;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const made = await make();
    writeFileSync(`${record}.part`, `${JSON.stringify(made, null, 2)}\n`);
    renameSync(`${record}.part`, record);
    return made;
  } finally {
    lock.close();
  }
}

async function wholeAt(record: string, isWhole: Making["isWhole"]): Promise<{ readonly made: unknown } | undefined> {
  if (!existsSync(record)) return undefined;
  const made: unknown = JSON.parse(readFileSync(record, "utf8"));
  return (await isWhole(made)) ? { made } : undefined;
}

/** SQLite's own lock on a file without content: the system gives it back when the process that has it ends, however it does. */
async function takeLock(file: string, onWait: () => void, signal: AbortSignal): Promise<Database.Database> {
  for (let isFirst = true; ; isFirst = false) {
    const database = new Database(file, { timeout: 0 });
    try {
      database.exec("BEGIN EXCLUSIVE");
      return database;
    } catch (error) {
      database.close();
      if (!(error instanceof Database.SqliteError) || error.code !== "SQLITE_BUSY") throw error;
    }
    if (isFirst) onWait();
    await sleep(interval, undefined, { signal });
  }
}
