import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { numpy as np } from "@jax-js/jax";
import type { Weights } from "./network.js";

type Stored = Record<keyof Weights, { readonly shape: number[]; readonly values: number[] }>;
const file = "model.json";

export async function writeModel(folder: string, weights: Weights): Promise<void> {
  const stored = Object.entries(weights).map(([name, tensor]) => [name, { shape: tensor.shape, values: [...tensor.ref.dataSync()] }]);
  await writeFile(join(folder, file), JSON.stringify(Object.fromEntries(stored)));
}

export async function readModel(folder: string): Promise<Weights> {
  const { hidden, hiddenBias, last, lastBias } = JSON.parse(await readFile(join(folder, file), "utf8")) as Stored;
  const tensorOf = ({ shape, values }: Stored[keyof Stored]) => np.array(new Float32Array(values), { shape });
  return { hidden: tensorOf(hidden), hiddenBias: tensorOf(hiddenBias), last: tensorOf(last), lastBias: tensorOf(lastBias) };
}
