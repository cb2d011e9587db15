import type { Hash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { openRegular } from "../guard/open-regular.js";

/** Every file is read through this one: it is filled and hashed without giving way in between. */
const piece = Buffer.allocUnsafe(1 << 20);

/** How long other work may have to wait, in milliseconds. */
const patience = 20;
let gaveWay = 0;

/**
 * Feeds a file's bytes to a hash, a piece at a time.
 *
 * Reads at once rather than through a stream: of a file of some kilobytes a stream takes longer to be made than to be read.
 *
 * @throws GuardError AZML548 for what is no file; the signal's reason when it is aborted meanwhile
 */
export async function hashFile(hash: Hash, file: string, signal?: AbortSignal): Promise<void> {
  const opened = openRegular(file);
  try {
    const read = (): number => readSync(opened, piece, 0, piece.length, null);
    for (let length = read(); length > 0; length = read()) {
      hash.update(piece.subarray(0, length));
      if (performance.now() - gaveWay < patience) continue;
      await setImmediate();
      signal?.throwIfAborted();
      gaveWay = performance.now();
    }
  } finally {
    closeSync(opened);
  }
}
