import { closeSync, fstatSync, statSync } from "node:fs";
import { openRegular } from "../../guard/open-regular.js";
import { compact } from "../../util/compact.js";
import { whereLastLinesBegin } from "../../util/where-last-lines-begin.js";
import type { LogPage } from "../views.js";
import type { LogIndexes } from "./log-indexes.js";
import type { LogPart } from "./log-part.js";
import { readLines } from "./read-lines.js";

/** Bytes whose lines are counted before the answer: what a log has grown by, or a log that is not large. */
const soonRead = 8 * 1024 * 1024;

const empty: LogPage = { size: 0, lines: 0, from: 0, text: [] };

/** Part of a log that lies in a file. Its last lines are there at once, however large it is. Empty when there is no such file. */
export async function pageOfFile(indexes: LogIndexes, file: string | undefined, part: LogPart): Promise<LogPage> {
  if (file === undefined || statSync(file, { throwIfNoEntry: false }) === undefined) return empty;
  const opened = openRegular(file);
  try {
    const stats = fstatSync(opened);
    const index = indexes.of(file, stats);
    if (stats.size - index.size <= soonRead) await index.grow(stats.size);
    else if ("from" in part) await index.reach(part.from, stats.size);
    // Nobody waits for it: what it finds is in the next answer.
    else index.grow(stats.size).catch(() => undefined);
    const size = Math.max(stats.size, index.size);
    const { firstError } = index;
    const lines = index.size === size ? index.lines : undefined;
    if ("from" in part) {
      const { from, lines: count } = part;
      const near = index.before(from);
      const text = await readLines(opened, { start: near.offset, end: size, skip: from - near.line, count, keep: "first" });
      return { size, from, text, ...compact({ lines, firstError }) };
    }
    const start = whereLastLinesBegin(file, part.tail, size);
    const text = await readLines(opened, { start, end: size, skip: 0, count: part.tail, keep: "last" });
    return { size, text, ...compact({ lines, from: lines === undefined ? undefined : lines - text.length, firstError }) };
  } finally {
    closeSync(opened);
  }
}
