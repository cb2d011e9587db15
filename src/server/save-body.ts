import { createWriteStream, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";

/**
 * Takes the body of a request in as a file: written aside as it comes, whatever its size, and put into its place when it is whole. Nothing is left of
 * one that breaks off.
 *
 * @param aside where it is written until then; on the same disk
 * @throws the file system's error, or the connection's
 */
export async function saveBody(request: IncomingMessage, file: string, aside: string): Promise<void> {
  const stream = createWriteStream(aside);
  try {
    await pipeline(request, stream);
    await rename(aside, file);
  } catch (error) {
    // A file that is still being opened would come to be after it was taken away.
    if (!stream.closed) await new Promise<void>((resolve) => stream.once("close", resolve));
    rmSync(aside, { force: true });
    throw error;
  }
}
