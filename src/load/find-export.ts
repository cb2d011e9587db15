import { runningFile } from "../model/location.js";
import { pathToFileURL } from "node:url";
import { componentRecords } from "../metadata/components.js";
import { portRecords } from "../metadata/ports.js";
import type { Class } from "../metadata/record.js";
import type { SourceLocation } from "../model/location.js";

/** Where a class can be imported from. */
export interface FoundExport {
  readonly file: string;
  readonly exportName: string;
}

/**
 * The export that a class is, by identity, among the modules of `files` (the one that defines it first). A file that
 * was loaded twice, as source and as compiled output, has two classes for one declaration: then the place decides.
 */
export async function findExport(target: Class, files: readonly string[]): Promise<FoundExport | undefined> {
  const place = declaration(target);
  for (const file of new Set([...(place ? [runningFile(place)] : []), ...files])) {
    const exports = await exportsOf(file);
    const same =
      Object.entries(exports).find(([, value]) => value === target) ??
      Object.entries(exports).find(([, value]) => place && isAt(value, place));
    if (same) return { file, exportName: same[0] };
  }
  return undefined;
}

async function exportsOf(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Where a class says something of itself: its own decorator, or that of its first port or method. */
function declaration(target: Class): SourceLocation | undefined {
  const [component] = componentRecords(target);
  const [port] = portRecords(target);
  const members = Object.values(Object.getOwnPropertyDescriptors(target)).flatMap(({ value }) => componentRecords(value));
  return (component ?? port ?? members[0])?.site.location();
}

function isAt(value: unknown, place: SourceLocation): boolean {
  if (typeof value !== "function") return false;
  const other = declaration(value as Class);
  return other !== undefined && other.file === place.file && other.line === place.line && other.column === place.column;
}
