import { statSync } from "node:fs";
import { busyTimeout, databaseFile, isDatabaseError, type WorkspaceDatabase } from "../database.js";

/** What the file of the database gives back. */
export interface DatabaseRoom {
  /** Of the file. */
  readonly bytes: number;
  /** Why it gives nothing back, or does it later. */
  readonly kept?: string;
}

/** Part of the file that has to be free: to write it anew for less is not worth it. */
const worthwhile = 0.05;

/** Milliseconds that others are waited for. */
const patience = 500;

const isBusy: DatabaseRoom = { bytes: 0, kept: "a job runs" };

/**
 * Gives the free pages of the database back. It is written anew in one transaction: whoever reads meanwhile goes on, whoever wants to write
 * waits, and when the process dies the file is as it was. So that no run has to wait it is left alone while there is one.
 */
export function giveBackRoom(database: WorkspaceDatabase, folder: string, isAnyOpen: boolean): DatabaseRoom {
  if (!isWorthwhile(database, freePages(database))) return { bytes: 0 };
  if (isAnyOpen) return isBusy;
  const file = databaseFile(folder);
  try {
    // A reader may stay for as long as its process lives.
    database.pragma(`busy_timeout = ${patience}`);
    checkpoint(database);
    const before = sizeOfFile(file);
    database.exec("VACUUM");
    const isShort = checkpoint(database);
    const bytes = Math.max(0, before - sizeOfFile(file));
    return { bytes, ...(!isShort && { kept: "another process reads it; it shrinks when that has ended" }) };
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    return { bytes: 0, kept: /full/i.test(error.message) ? "its disk is full" : "another process writes to it" };
  } finally {
    database.pragma(`busy_timeout = ${busyTimeout}`);
  }
}

/** What {@link giveBackRoom} would give after `remove`, which is undone: as many pages as are free then. */
export function roomAfter(database: WorkspaceDatabase, isAnyOpen: boolean, remove: () => void): DatabaseRoom {
  database.exec("BEGIN IMMEDIATE");
  try {
    remove();
    const free = freePages(database);
    if (!isWorthwhile(database, free)) return { bytes: 0 };
    return isAnyOpen ? isBusy : { bytes: free * numberOf(database, "page_size") };
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    return { bytes: 0 };
  } finally {
    if (database.inTransaction) database.exec("ROLLBACK");
  }
}

function isWorthwhile(database: WorkspaceDatabase, free: number): boolean {
  return free > numberOf(database, "page_count") * worthwhile;
}

function freePages(database: WorkspaceDatabase): number {
  return numberOf(database, "freelist_count");
}

/** Moves what the write-ahead log has into the file. False when another process still reads what was before. */
function checkpoint(database: WorkspaceDatabase): boolean {
  const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
  return busy === 0;
}

function numberOf(database: WorkspaceDatabase, pragma: string): number {
  const row = database.prepare(`PRAGMA ${pragma}`).get() as Readonly<Record<string, number>>;
  return row[pragma] ?? 0;
}

function sizeOfFile(file: string): number {
  return [file, `${file}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);
}
