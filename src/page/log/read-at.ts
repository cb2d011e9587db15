import { read } from "node:fs";

/** Reads into a buffer from a place of a file, and answers how many bytes. The file stays open, whatever happens. */
export function readAt(opened: number, buffer: Buffer, position: number, length = buffer.length): Promise<number> {
  return new Promise((resolve, reject) => {
    read(opened, buffer, 0, length, position, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}
