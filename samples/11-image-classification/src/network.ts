import { type Array as Tensor, defaultDevice, init, jit, nn, numpy as np, random, tree, valueAndGrad } from "@jax-js/jax";
import { pixelsPerImage } from "./images.js";

/** A network of one hidden layer. */
export type Weights = { hidden: Tensor; hiddenBias: Tensor; last: Tensor; lastBias: Tensor };

/** A network on its way, and what the optimizer remembers of its gradients. */
export interface Training {
  readonly weights: Weights;
  readonly mean: Weights;
  readonly square: Weights;
  readonly steps: number;
}

// Of the library's devices, the one that runs wherever Node does.
await init("wasm");
defaultDevice("wasm");

/** Random weights; equal seeds give equal ones. */
export function newTraining(width: number, seed: number): Training {
  const [first, second] = [random.key(seed), random.key(seed + 1)];
  const weights = {
    hidden: random.normal(first, [pixelsPerImage, width]).mul(Math.sqrt(2 / pixelsPerImage)),
    hiddenBias: np.zeros([width]),
    last: random.normal(second, [width, 10]).mul(Math.sqrt(2 / width)),
    lastBias: np.zeros([10]),
  };
  return { weights, mean: zerosLike(weights), square: zerosLike(weights), steps: 0 };
}

/** Moves the weights by one batch, with Adam. Returns the loss on the batch as it was before. */
export async function trainBatch(training: Training, { pixels, labels }: Batch, learningRate: number): Promise<[number, Training]> {
  const steps = training.steps + 1;
  const rate = (learningRate * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
  const { weights, mean, square } = training;
  const [loss, ...moved] = adam(weights, mean, square, tensorOf(pixels), np.array(labels, { dtype: np.int32 }), np.array(rate));
  return [(await loss.jsAsync()) as number, { weights: moved[0], mean: moved[1], square: moved[2], steps }];
}

/** The probability of each digit, image after image. */
export async function probabilities(weights: Weights, pixels: Float32Array): Promise<number[][]> {
  return (await classify(tree.ref(weights), tensorOf(pixels)).jsAsync()) as number[][];
}

/** Images with pixels from 0 to 1, and what they show. */
export interface Batch {
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
}

function tensorOf(pixels: Float32Array): Tensor {
  return np.array(pixels, { shape: [pixels.length / pixelsPerImage, pixelsPerImage] });
}

// An operation frees the arrays that it takes; `.ref` keeps one for a second use.
function logits({ hidden, hiddenBias, last, lastBias }: Weights, images: Tensor): Tensor {
  return np.matmul(nn.relu(np.matmul(images, hidden).add(hiddenBias)), last).add(lastBias);
}

function meanLoss(weights: Weights, images: Tensor, labels: Tensor): Tensor {
  return np.mean(np.sum(nn.logSoftmax(logits(weights, images)).mul(nn.oneHot(labels, 10)), 1)).mul(-1);
}

const classify = jit((weights: Weights, images: Tensor): Tensor => nn.softmax(logits(weights, images)));

const adam = jit(
  (weights: Weights, mean: Weights, square: Weights, images: Tensor, labels: Tensor, rate: Tensor): [Tensor, Weights, Weights, Weights] => {
    const [loss, gradient] = valueAndGrad(meanLoss)(tree.ref(weights), images, labels);
    const newMean = zip((old, now) => old.mul(0.9).add(now.mul(0.1)), mean, tree.ref(gradient));
    const newSquare = zip((old, now) => old.mul(0.999).add(now.ref.mul(now).mul(0.001)), square, gradient);
    const moved = zip(
      (weight, m, s) => weight.sub(m.div(np.sqrt(s).add(1e-8)).mul(rate.ref)),
      weights,
      tree.ref(newMean),
      tree.ref(newSquare),
    );
    return [loss, moved, newMean, newSquare];
  },
);

function zip(make: (...tensors: Tensor[]) => Tensor, first: Weights, ...others: Weights[]): Weights {
  return tree.map<Tensor, Tensor, Weights>(make, first, ...others);
}

function zerosLike(weights: Weights): Weights {
  return zip((tensor) => np.zerosLike(tensor), tree.ref(weights));
}
