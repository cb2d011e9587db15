import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Feeds a file's bytes to a hash, a piece at a time. */
export async function hashFile(hash: Hash, file: string): Promise<void> {
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
}
