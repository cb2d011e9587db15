import { closeSync, readSync } from "node:fs";
import { GuardError } from "./guard-error.js";
import { openRegular } from "./open-regular.js";

const piece = 64 * 1024;

/**
 * The text of a file that a body may have written, if it is a file and has at most `most` bytes.
 *
 * @param what what people call it: `output "said"`
 * @throws GuardError AZML548 for what is no file, AZML549 for one that is too large
 */
export function readLimited(file: string, most: number, what: string): string {
  const opened = openRegular(file);
  try {
    const pieces: Buffer[] = [];
    let size = 0;
    for (;;) {
      const buffer = Buffer.allocUnsafe(piece);
      const read = readSync(opened, buffer, 0, piece, null);
      if (read === 0) break;
      size += read;
      if (size > most) throw new GuardError("AZML549", `${what} has more than ${most / 1024} KiB, which is all that azml reads of it`);
      pieces.push(buffer.subarray(0, read));
    }
    return Buffer.concat(pieces).toString("utf8");
  } finally {
    closeSync(opened);
  }
}
