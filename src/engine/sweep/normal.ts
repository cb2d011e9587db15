/** Coefficients of P. J. Acklam's rational approximation of the normal distribution's quantiles; its relative error is below 1.2e-9. */
const middleTop = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const middleBottom = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const tailTop = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const tailBottom = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const tail = 0.02425;
/** Nothing is further out than this, so that every value is finite. */
const least = 2 ** -33;

/** The value below which a share of the standard normal distribution lies. */
export function normalQuantile(share: number): number {
  const at = Math.min(1 - least, Math.max(least, share));
  if (at < tail) return fromTail(at);
  if (at > 1 - tail) return -fromTail(1 - at);
  const distance = at - 0.5;
  const square = distance * distance;
  return (polynomial(middleTop, square) * distance) / polynomial(middleBottom, square);
}

function fromTail(share: number): number {
  const root = Math.sqrt(-2 * Math.log(share));
  return polynomial(tailTop, root) / polynomial(tailBottom, root);
}

/** The share of the standard normal distribution below a value (Abramowitz and Stegun, formula 26.2.17; its error is below 7.5e-8). */
export function normalShare(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const beyond = normalDensity(value) * t * polynomial([1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153], t);
  return value < 0 ? beyond : 1 - beyond;
}

export function normalDensity(value: number): number {
  return Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI);
}

/** By Horner's rule, the coefficient of the highest power first. */
function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
}
