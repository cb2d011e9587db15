import { closeSync, fstatSync, readSync } from "node:fs";
import { openRegular } from "../guard/open-regular.js";

const block = 64 * 1024;

/** Bytes that are looked at from the end at most: a log may be one endless line. */
const farthest = 64 * 1024 * 1024;

/** Offset in a file where its last `count` lines begin, found from its end, or from where it ended when it had a size. */
export function whereLastLinesBegin(file: string, count: number, formerSize = Infinity): number {
  const descriptor = openRegular(file);
  try {
    const size = Math.min(formerSize, fstatSync(descriptor).size);
    const buffer = Buffer.alloc(block);
    let left = count;
    for (let end = size; end > 0 && size - end < farthest; end -= block) {
      const start = Math.max(0, end - block);
      const read = buffer.subarray(0, readSync(descriptor, buffer, 0, end - start, start));
      for (let at = read.lastIndexOf(10); at >= 0; at = at === 0 ? -1 : read.lastIndexOf(10, at - 1)) {
        // The last line may have an end of its own.
        if (start + at + 1 < size && --left === 0) return start + at + 1;
      }
    }
    return Math.max(0, size - farthest);
  } finally {
    closeSync(descriptor);
  }
}
