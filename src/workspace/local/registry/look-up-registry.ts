import { existsSync } from "node:fs";
import Database from "libsql";
import type { KnownAssets } from "../../../engine/registry.js";
import { busyTimeout, databaseFile, type WorkspaceDatabase } from "../database.js";
import { migrations } from "../migrations.js";
import { LocalRegistry } from "./local-registry.js";

/** What is registered in a local workspace, to be looked at and closed again. */
export interface LookUpRegistry extends KnownAssets {
  close(): void;
}

/**
 * The registry of the workspace in a folder, for commands that only look. The database is opened when something is asked for, and nothing is written; a
 * workspace that was never made, or that another azml has made, has nothing registered.
 */
export function lookUpRegistry(folder: string): LookUpRegistry {
  let database: WorkspaceDatabase | undefined;
  let registry: LocalRegistry | undefined;
  let isOpened = false;
  const open = (): LocalRegistry | undefined => {
    if (!isOpened) {
      isOpened = true;
      database = readable(databaseFile(folder));
      registry = database && new LocalRegistry(database, folder);
    }
    return registry;
  };
  return {
    find: (kind, name, version) => open()?.find(kind, name, version),
    versions: (kind, name) => open()?.versions(kind, name) ?? [],
    close: () => database?.close(),
  };
}

function readable(file: string): WorkspaceDatabase | undefined {
  if (!existsSync(file)) return undefined;
  let database: WorkspaceDatabase | undefined;
  try {
    database = new Database(file, { timeout: busyTimeout });
    database.pragma("query_only = ON");
    const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
    if (version === migrations.length) return database;
  } catch {
    // What is no database, or cannot be read, is told by the command that uses it.
  }
  database?.close();
  return undefined;
}
