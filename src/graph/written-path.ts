import { runningFile } from "../model/location.js";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallSite } from "../diagnostics/call-site.js";

/** The folder that a relative path starts from: that of the calling file. */
export function callerFolder(site: CallSite | undefined, fallback: string): string {
  const location = site?.location();
  return location ? dirname(runningFile(location)) : fallback;
}

/** A local path as written at a call, made absolute. */
export function writtenPath(path: string, site: CallSite | undefined, fallback: string): string {
  return path.startsWith("file:") ? fileURLToPath(path) : resolve(callerFolder(site, fallback), path);
}
