import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "libsql";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import { makeFolder } from "../../util/make-folder.js";
import { systemErrorText } from "../../util/system-error-text.js";
import { migrations } from "./migrations.js";

export type WorkspaceDatabase = Database.Database;

/** Milliseconds that a writer waits for another process's. */
export const busyTimeout = 10_000;

/** Milliseconds between two tries where SQLite does not wait itself. */
const retryPause = 10;

/** Pages of 4 KiB that gather in the WAL before they are moved. Moving waits for the disk, and makes others wait who make folders on it meanwhile. */
const checkpointPages = 4000;

export function databaseFile(folder: string): string {
  return join(folder, "azml.db");
}

/**
 * Opens `azml.db` in the folder, making both when they are not there, and brings it to this azml's version.
 *
 * With `make: false` a folder without a database is left as it is, and an empty database stands in for it.
 *
 * WAL: readers and one writer at a time, from any number of processes. `synchronous = NORMAL`: a commit survives the death of
 * every process; a power cut may undo the last ones, and the database stays whole.
 *
 * @throws AzmlError AZML501 when the folder cannot be used, AZML511 and AZML512 when the database cannot.
 */
export function openDatabase(folder: string, make = true): WorkspaceDatabase {
  const file = databaseFile(folder);
  const isEmpty = !make && !existsSync(file);
  try {
    // What jobs have read and said is nobody else's business.
    if (!isEmpty) makeFolder(folder, 0o700);
  } catch (error) {
    throw problem("AZML501", `the workspace folder ${folder} cannot be made: ${systemErrorText(error)}`, elsewhere);
  }
  // On a full disk what is there can be read, and removed.
  return opened(isEmpty ? ":memory:" : file, file, !make && !isEmpty && hasNoRoom(file) && !isShared(file));
}

/** `isAlone`: without the file that processes share, for which a full disk has no room. Nobody else can use the database then. */
function opened(place: string, file: string, isAlone = false): WorkspaceDatabase {
  let database: WorkspaceDatabase;
  try {
    database = new Database(place, { timeout: busyTimeout });
  } catch (error) {
    throw problem("AZML501", `${file} cannot be opened: ${refusal(error)}`, elsewhere);
  }
  try {
    if (isAlone) database.pragma("locking_mode = EXCLUSIVE");
    database.pragma(`busy_timeout = ${busyTimeout}`);
    useWriteAheadLog(database);
    database.pragma("synchronous = NORMAL");
    database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    database.exec("BEGIN IMMEDIATE");
    migrate(database, file);
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database.close();
    if (error instanceof AzmlError) throw error;
    const isUnwritable = /readonly|unable to open|permission/i.test(text(error));
    if (isUnwritable) throw problem("AZML501", `${file} cannot be written: ${refusal(error)}`, elsewhere);
    const isRoomMissing = /full/i.test(text(error)) || (/disk I\/O/i.test(text(error)) && hasNoRoom(file));
    throw problem("AZML512", `${file} cannot be used: ${isRoomMissing ? noRoom : text(error)}`, isRoomMissing ? room : undefined);
  }
}

/** Of processes that make a database at once one wins; to the others SQLite says "locked" without the wait that they asked for. */
function useWriteAheadLog(database: WorkspaceDatabase): void {
  const end = Date.now() + busyTimeout;
  for (;;) {
    try {
      database.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (!/locked/.test(text(error)) || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryPause);
    }
  }
}

function migrate(database: WorkspaceDatabase, file: string): void {
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > migrations.length) {
    throw problem("AZML511", `${file} has version ${version}; this azml knows versions up to ${migrations.length}`);
  }
  for (const step of migrations.slice(version)) database.exec(step);
  if (version < migrations.length) database.exec(`PRAGMA user_version = ${migrations.length}`);
}

/**
 * Runs `work` in one transaction that is a writer from its start, so that it never has to begin again.
 *
 * @throws AzmlError AZML501 when the database may not be written, AZML512 when it cannot: a full disk, another writer that does not end.
 */
export function write<T>(database: WorkspaceDatabase, work: () => T): T {
  try {
    database.exec("BEGIN IMMEDIATE");
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec("ROLLBACK");
    if (!isDatabaseError(error)) throw error;
    if (/readonly/i.test(error.message))
      throw problem("AZML501", `the workspace's database cannot be written: ${refusal(error)}`, elsewhere);
    throw problem(
      "AZML512",
      `the workspace's database cannot be written: ${refusal(error)}`,
      /full/i.test(error.message) ? room : undefined,
    );
  }
}

export function problem(code: DiagnosticCode, message: string, hint?: string): AzmlError {
  return new AzmlError([{ code, severity: "error", message, ...(hint !== undefined && { hint }) }]);
}

/** Is it that the disk has no room? Of a file that is to be made SQLite calls it an I/O error. */
export function isFull(error: unknown): boolean {
  return error instanceof AzmlError && error.diagnostics.some(({ code, message }) => code === "AZML512" && message.endsWith(noRoom));
}

/** Is the file there that processes share, with all its room? Of a sparse one nothing is. */
function isShared(file: string): boolean {
  return (statSync(`${file}-shm`, { throwIfNoEntry: false })?.blocks ?? 0) * 512 >= 32 * 1024;
}

/** What SQLite calls an I/O error may be a disk without room for one more page. */
function hasNoRoom(file: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize < leastRoom;
}

export function isDatabaseError(error: unknown): error is Error {
  return error instanceof Database.SqliteError;
}

/** Bytes that SQLite needs to open a database: two pages of the file that processes share. */
const leastRoom = 64 * 1024;
const noRoom = "the disk is full";
const elsewhere = "make it writable, or name another folder with --local-workspace or AZML_HOME";
const room = "free disk space: azml gc removes old jobs";

/** What SQLite says, in words. */
function refusal(error: unknown): string {
  const said = text(error);
  if (/readonly|permission/i.test(said)) return "permission is missing, or the disk is mounted for reading only";
  if (/unable to open/i.test(said)) return "it may not be made, read or written there";
  return /full/i.test(said) ? noRoom : said;
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
