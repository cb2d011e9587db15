import type { Flower } from "./iris.js";

/** A softmax classifier: one row of weights per species, the last of which is the bias. */
export interface Model {
  readonly species: readonly string[];
  /** Mean and standard deviation of each measure in the training data. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly weights: readonly (readonly number[])[];
}

export interface Epoch {
  readonly epoch: number;
  /** Mean cross-entropy over the epoch, in nats. */
  readonly loss: number;
  /** Share of the training rows that the model names rightly after the epoch. */
  readonly accuracy: number;
}

/** Trains by stochastic gradient descent: one update per row, rows in an order that depends on the epoch only. */
export function train(flowers: readonly Flower[], maxEpochs: number, learningRate: number, onEpoch: (epoch: Epoch) => void): Model {
  const species = [...new Set(flowers.map((flower) => flower.species))].sort();
  const columns = flowers[0]?.measures.map((_, column) => flowers.map(({ measures }) => measures[column] ?? 0)) ?? [];
  const mean = columns.map((values) => values.reduce((a, b) => a + b, 0) / values.length);
  const deviation = columns.map(
    (values, c) => Math.sqrt(values.reduce((sum, value) => sum + (value - (mean[c] ?? 0)) ** 2, 0) / values.length) || 1,
  );
  const weights = species.map(() => Array.from({ length: columns.length + 1 }, () => 0));
  const model: Model = { species, mean, deviation, weights };

  for (let epoch = 0; epoch < maxEpochs; epoch++) {
    let loss = 0;
    for (const flower of shuffled(flowers, epoch)) {
      const x = scaled(model, flower.measures);
      const p = probabilities(model, x);
      const truth = species.indexOf(flower.species);
      loss -= Math.log(p[truth] ?? 1);
      weights.forEach((row, k) => {
        const gradient = (p[k] ?? 0) - (k === truth ? 1 : 0);
        for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - learningRate * gradient * (x[i] ?? 0);
      });
    }
    const right = flowers.filter((flower) => classify(model, flower.measures).species === flower.species).length;
    onEpoch({ epoch, loss: loss / flowers.length, accuracy: right / flowers.length });
  }
  return model;
}

/** The likeliest species, and how likely it is. */
export function classify(model: Model, measures: readonly number[]): { readonly species: string; readonly probability: number } {
  const p = probabilities(model, scaled(model, measures));
  const best = p.indexOf(Math.max(...p));
  return { species: model.species[best] ?? "", probability: p[best] ?? 0 };
}

function scaled({ mean, deviation }: Model, measures: readonly number[]): number[] {
  return [...measures.map((value, i) => (value - (mean[i] ?? 0)) / (deviation[i] ?? 1)), 1];
}

function probabilities({ weights }: Model, x: readonly number[]): number[] {
  const scores = weights.map((row) => row.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), 0));
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** Fisher–Yates with a small generator of its own, so that every run gives the same model. */
function shuffled(flowers: readonly Flower[], seed: number): Flower[] {
  const order = [...flowers];
  let state = seed + 1;
  for (let i = order.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    const [a, b] = [order[i], order[j]];
    if (a && b) [order[i], order[j]] = [b, a];
  }
  return order;
}
