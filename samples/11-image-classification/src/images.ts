import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Rows, and columns, of an image. */
export const side = 28;
export const pixelsPerImage = side * side;

/** Images one after the other, a byte per pixel (0 is paper, 255 is ink), and the digit that each shows. */
export interface Images {
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export async function writeImages(folder: string, { pixels, labels }: Images): Promise<void> {
  await writeFile(join(folder, "pixels.bin"), pixels);
  await writeFile(join(folder, "labels.bin"), labels);
}

export async function readImages(folder: string): Promise<Images> {
  return { pixels: await readFile(join(folder, "pixels.bin")), labels: await readFile(join(folder, "labels.bin")) };
}

/** The images at these places, in this order. */
export function pick({ pixels, labels }: Images, places: readonly number[]): Images {
  const picked = new Uint8Array(places.length * pixelsPerImage);
  for (const [to, from] of places.entries()) {
    picked.set(pixels.subarray(from * pixelsPerImage, (from + 1) * pixelsPerImage), to * pixelsPerImage);
  }
  return { pixels: picked, labels: Uint8Array.from(places, (place) => labels[place] ?? 0) };
}
