import { random } from "@jax-js/jax";
import { type Images, pixelsPerImage, side } from "./images.js";
import type { Batch } from "./network.js";

/** All images in a random order, a few at a time, each moved by a pixel or none, so that the network learns shapes and not places. */
export function* shuffledBatches(images: Images, size: number, seed: number): Generator<Batch> {
  const [order, across, down] = random.split(random.key(seed), 3);
  const count = images.labels.length;
  const places = random.permutation(order, count).js() as number[];
  const shift = (key: typeof order): number[] => random.randint(key, { shape: [count], minval: -1, maxval: 2 }).js() as number[];
  const [right, low] = [shift(across), shift(down)];
  for (let start = 0; start + size <= count; start += size) {
    const chosen = places.slice(start, start + size);
    const pixels = new Float32Array(size * pixelsPerImage);
    for (const [to, from] of chosen.entries()) copyMoved(images, from, pixels, to, right[from] ?? 0, low[from] ?? 0);
    yield { pixels, labels: Int32Array.from(chosen, (place) => images.labels[place] ?? 0) };
  }
}

/** Pixels from 0 to 1. */
export function allPixels({ pixels }: Images): Float32Array {
  return Float32Array.from(pixels, (pixel) => pixel / 255);
}

function copyMoved({ pixels }: Images, from: number, target: Float32Array, to: number, right: number, down: number): void {
  for (let row = Math.max(0, down); row < side + Math.min(0, down); row++) {
    for (let column = Math.max(0, right); column < side + Math.min(0, right); column++) {
      const pixel = pixels[from * pixelsPerImage + (row - down) * side + (column - right)] ?? 0;
      target[to * pixelsPerImage + row * side + column] = pixel / 255;
    }
  }
}
