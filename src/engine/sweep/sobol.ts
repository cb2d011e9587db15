import { joeKuo } from "./joe-kuo.js";

/** As many dimensions as there are direction numbers for. */
export const sobolDimensions = joeKuo.length + 1;

const bits = 32;

/**
 * Points of Sobol's sequence in the unit cube, in the order of Antonov and Saleev: each number of points that is a power of two fills the
 * cube evenly. `shift` has 32 bits for each dimension that are added to every point bit by bit, which keeps it as even; all 0 gives the
 * sequence itself.
 *
 * @example [...take(3, sobolPoints([0, 0]))] // [0, 0], [0.5, 0.5], [0.75, 0.25]
 */
export function* sobolPoints(shift: readonly number[]): Generator<number[], undefined> {
  const directions = shift.map((_, dimension) => directionNumbers(dimension));
  const state = shift.map((one) => one >>> 0);
  for (let index = 1; ; index++) {
    yield state.map((one) => one / 2 ** bits);
    const changed = Math.log2(index & -index);
    for (const [dimension, own] of directions.entries()) state[dimension] = ((state[dimension] ?? 0) ^ (own[changed] ?? 0)) >>> 0;
  }
}

/** The direction numbers of one dimension, as whole numbers of 32 bits. The recurrence is equation (2) of Joe and Kuo's notes. */
function directionNumbers(dimension: number): number[] {
  const row = joeKuo[dimension - 1];
  const numbers: number[] = [];
  for (let k = 0; k < bits; k++) {
    if (row === undefined) {
      numbers.push((1 << (bits - 1 - k)) >>> 0);
      continue;
    }
    const [degree, polynomial, ...first] = row;
    const given = first[k];
    if (given !== undefined) {
      numbers.push((given << (bits - 1 - k)) >>> 0);
      continue;
    }
    const oldest = numbers[k - degree] ?? 0;
    let next = oldest ^ (oldest >>> degree);
    for (let i = 1; i < degree; i++) if ((polynomial >> (degree - 1 - i)) & 1) next ^= numbers[k - i] ?? 0;
    numbers.push(next >>> 0);
  }
  return numbers;
}
