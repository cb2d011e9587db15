import { closeSync, fstatSync, readSync } from "node:fs";
import { openRegular } from "../guard/open-regular.js";
import { LineSplitter } from "./line-splitter.js";

const window = 64 * 1024;

/** The last lines of a log, at most `count`; read from the end of the file, however long it is. Empty when it cannot be read. */
export function lastLines(file: string, count = 20): string[] {
  let descriptor: number;
  try {
    descriptor = openRegular(file);
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(0, size - window);
    const buffer = Buffer.alloc(size - start);
    const read = readSync(descriptor, buffer, 0, buffer.length, start);
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    splitter.push(buffer.subarray(0, read));
    splitter.end();
    if (start > 0 && lines.length > 1) lines.shift();
    return lines.slice(-count);
  } finally {
    closeSync(descriptor);
  }
}
