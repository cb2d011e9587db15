import { readFile } from "node:fs/promises";

/** Four measurements in centimetres, and the species. */
export interface Flower {
  readonly measures: readonly number[];
  readonly species: string;
}

/** Reads a CSV of four numeric columns and `species`. */
export async function readFlowers(file: string): Promise<Flower[]> {
  const [, ...lines] = (await readFile(file, "utf8")).trim().split("\n");
  return lines.map((line) => {
    const cells = line.split(",");
    return { measures: cells.slice(0, -1).map(Number), species: cells.at(-1) ?? "" };
  });
}
