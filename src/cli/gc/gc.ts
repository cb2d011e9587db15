import type { Garbage, GarbageOptions } from "../../workspace/local/gc/collect-garbage.js";
import { plural } from "../../reporters/plural.js";
import { shownSize } from "../../reporters/shown-size.js";
import { table } from "../../reporters/table.js";
import { compact } from "../../util/compact.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { openLocal, type WorkspaceOptions } from "../workspace-options.js";

export interface GcOptions extends Pick<WorkspaceOptions, "localWorkspace">, GarbageOptions {
  readonly json?: boolean;
}

/** Removes what is not needed any more from the local workspace. */
export async function gc(options: GcOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  try {
    const { olderThan, keep, status, environments, leftovers, dryRun } = options;
    const garbage = await workspace.jobs.collectGarbage(compact({ olderThan, keep, status, environments, leftovers, dryRun }));
    terminal.stdout.write(options.json ? `${JSON.stringify(garbage)}\n` : told(garbage, dryRun === true));
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

function told({ jobs, kept, leftovers, caches, cachesKept, database, freed }: Garbage, isDry: boolean): string {
  const verb = isDry ? "Would remove" : "Removed";
  const lines: string[] = [];
  if (jobs.length > 0) lines.push(`${verb} ${plural(jobs.length, "job")}:`);
  lines.push(
    ...table(
      jobs.map(({ name, displayName, status, createdAt, bytes }) =>
        [`  ${name}`, displayName, status, createdAt.slice(0, 19).replace("T", " "), shownSize(bytes)].map((text) => ({ text })),
      ),
    ),
  );
  for (const { name, because } of kept) lines.push(`Kept ${name}: ${because}.`);
  const rest = Object.entries({ leftovers, ...caches }).filter(([, { count }]) => count > 0);
  for (const [name, { count, bytes }] of rest) lines.push(`${verb} ${plural(count, name.replace(/s$/, ""))}: ${shownSize(bytes)}.`);
  if (cachesKept !== undefined) lines.push(`Caches were left alone: ${cachesKept}.`);
  if (database.bytes > 0) lines.push(`The database ${isDry ? "would give back" : "gives back"} ${shownSize(database.bytes)}.`);
  if (database.kept !== undefined) lines.push(`The database keeps its size: ${database.kept}.`);
  if (jobs.length === 0 && rest.length === 0 && freed === 0) lines.push("Nothing to remove.");
  else lines.push(`${isDry ? "Would free" : "Freed"} ${shownSize(freed)}.`);
  return `${lines.join("\n")}\n`;
}
