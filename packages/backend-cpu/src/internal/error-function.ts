/** Error function, to about 15 digits. */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return seriesOf(x);
  return Number.isNaN(x) ? x : x < 0 ? complement(size) - 1 : 1 - complement(size);
}

/** 1 − erf x, exact in its tail. */
export function complementaryErrorFunction(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) < 0.5) return 1 - seriesOf(x);
  return x < 0 ? 2 - complement(-x) : complement(x);
}

/** erf x = 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n+1)), for |x| < ½. */
function seriesOf(x: number): number {
  const square = -x * x;
  let term = x;
  let total = x;
  for (let n = 1; n < 12; n++) {
    term *= square / n;
    total += term / (2 * n + 1);
  }
  return total * (2 / Math.sqrt(Math.PI));
}

/**
 * 1 − erf x for x ≥ 0: t · exp(−x² + p(t)) with t = 2 / (2 + x) in (0, 1], p a Chebyshev series fitted to 50 digits of
 * ln(erfc(x) / t) + x².
 */
function complement(x: number): number {
  const t = 2 / (2 + x);
  const twice = 4 * t - 2;
  let d = 0;
  let before = 0;
  for (let j = coefficients.length - 1; j > 0; j--) {
    const next = twice * d - before + coefficients[j]!;
    before = d;
    d = next;
  }
  return x > 27.5 ? 0 : t * Math.exp(-x * x + 0.5 * (twice * d + coefficients[0]!) - before);
}
const coefficients: readonly number[] = [
  -1.3026537197817094, 0.6419697923564902, 0.019476473204185926, -0.009561514786808768, -0.0009465953444819178,
  0.0003668394978526273, 4.252332480706087e-5, -2.027857811258488e-5, -1.6242900044128337e-6, 1.3036558359068882e-6,
  1.56264417387007e-8, -8.523809627465708e-8, 6.529054274295147e-9, 5.059343130080739e-9, -9.913637000171548e-10,
  -2.2736579234316437e-10, 9.646769988844733e-11, 2.394167762166788e-12, -6.886017978693931e-12, 8.954167774309976e-13,
  3.134985293814828e-13, -1.1272845685260322e-13, 6.684322420294752e-16, 6.899270001620288e-15,
];

/** Inverse of the error function: a first guess by Winitzki's formula, then three steps of Halley's method. */
export function inverseErrorFunction(y: number): number {
  if (!(Math.abs(y) < 1)) return Math.abs(y) === 1 ? y * Number.POSITIVE_INFINITY : Number.NaN;
  if (y === 0) return y;
  const size = Math.abs(y);
  const a = 0.147;
  const log = Math.log1p(-size * size);
  const half = 2 / (Math.PI * a) + log / 2;
  let x = Math.sqrt(Math.sqrt(half * half - log / a) - half);
  for (let step = 0; step < 3; step++) {
    const error = x < 0.5 ? seriesOf(x) - size : 1 - size - complement(x);
    const slope = (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x);
    x -= error / (slope + x * error);
  }
  return y < 0 ? -x : x;
}
