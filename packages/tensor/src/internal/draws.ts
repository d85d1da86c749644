import { convert, type DType, expected, halfReader, isFloat, type Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { add } from '../ops/add.ts';
import { bitwiseAnd } from '../ops/bitwise-and.ts';
import { cast } from '../ops/cast.ts';
import { erfinv } from '../ops/erfinv.ts';
import { maximum } from '../ops/maximum.ts';
import { minimum } from '../ops/minimum.ts';
import { multiply } from '../ops/multiply.ts';
import { randomBits } from '../ops/random-bits.ts';
import { rightShiftOp } from '../ops/right-shift.ts';
import { subtract } from '../ops/subtract.ts';
import { asTensor, type Tensor } from '../tensor.ts';

interface Drawn {
  /** Bits drawn, and how many of them, the upper ones, make the fraction. */
  readonly bits: number;
  readonly fraction: number;
}
const single: Drawn = { bits: 32, fraction: 23 };
/** How JAX draws floats; a float64 is drawn as a float32, as it does by default. */
const drawn: { readonly [D in DType]?: Drawn } = {
  float32: single,
  float64: single,
  float16: { bits: 16, fraction: 10 },
  bfloat16: { bits: 8, fraction: 7 },
};

/** `value` as `dtype` holds it, at most with the 24 bits of a float32. */
function roundedTo(dtype: DType, value: number): number {
  const read = halfReader(dtype);
  return read ? read(convert([value], dtype)[0] as number) : Math.fround(value);
}

/** The dtype of a draw, checked to be a float. */
export function floatDType(dtype: DType | null | undefined, subject: string): DType {
  const given = dtype ?? 'float32';
  if (!isFloat(given))
    throw expected(
      `${subject}: dtype`,
      'a floating dtype',
      `dtype=${given}`,
      'Draw floats and cast them, or use random.randint.',
    );
  return given;
}

/**
 * Uniform draws in [low, high) for each of the keys `[..., 2]`, as `jax.random.uniform`, as float32 values that `dtype` holds:
 * max(low, f · (high − low) + low) for f = k · 2⁻ᵐ with m random bits k, rounded once (float32).
 */
export function uniformBetween(keys: Tensor, shape: Shape, dtype: DType, low: number, high: number): Tensor {
  const [least, most] = [roundedTo(dtype, low), roundedTo(dtype, high)];
  if (high > 0 && most === -least) return uniformWithin(keys, shape, dtype, high);
  const k = randomFractions(keys, shape, dtype);
  const span = roundedTo(dtype, most - least);
  const isExact = Number.isInteger(Math.log2(Math.abs(span)));
  if (least !== 0 && !isNarrow(dtype) && !isExact) return maximum(fusedMultiplyAdd(k, span, least), float(least));
  const wide = narrowed(multiply(unit(k, dtype), float(span)), dtype); // JAX rounds the product of 16-bit floats too
  return least === 0 ? wide : narrowed(maximum(add(wide, float(least)), float(least)), dtype);
}

/** The same in [-limit, limit), where no product and sum have to be rounded as one. */
export function uniformWithin(keys: Tensor, shape: Shape, dtype: DType, limit: number): Tensor {
  const most = roundedTo(dtype, limit);
  const f = unit(randomFractions(keys, shape, dtype), dtype);
  return isNarrow(dtype)
    ? narrowed(add(narrowed(multiply(f, float(2 * most)), dtype), float(-most)), dtype)
    : multiply(subtract(multiply(f, float(2)), float(1)), float(most));
}

/** Random integers k of as many bits as the fraction of `dtype` has. */
function randomFractions(keys: Tensor, shape: Shape, dtype: DType): Tensor {
  const { bits, fraction } = drawn[dtype]!;
  const words = randomBits(keys, { shape });
  // A narrow draw is the lower bits of a word: moved to its top, all others fall out.
  const top = bits === 32 ? words : multiply(words, asTensor(2 ** (32 - bits), 'uint32'));
  return shifted(top, 32 - fraction);
}
/** `words` without their lower `bits`. */
function shifted(words: Tensor, bits: number): Tensor {
  return bind(rightShiftOp, [words, asTensor(bits, 'uint32')]);
}
/** k · 2⁻ᵐ, in [0, 1). */
function unit(k: Tensor, dtype: DType): Tensor {
  return multiply(cast(k, 'float32'), float(2 ** -drawn[dtype]!.fraction));
}
function isNarrow(dtype: DType): boolean {
  return halfReader(dtype) !== null;
}

/** k · 2⁻²³ · span + low in float32 with one rounding, for k of 23 bits: products of halves are exact, errors of sums are added last. */
function fusedMultiplyAdd(k: Tensor, span: number, low: number): Tensor {
  const upper = rounded(span, 12);
  const lower = span - upper;
  const kUpper = multiply(cast(shifted(k, 12), 'float32'), float(2 ** -11));
  const kLower = multiply(cast(bitwiseAnd(k, asTensor(4095, 'uint32')), 'float32'), float(2 ** -23));
  let sum = float(low);
  let errors = multiply(kLower, float(lower));
  for (const term of [multiply(kUpper, float(upper)), multiply(kUpper, float(lower)), multiply(kLower, float(upper))]) {
    const next = add(sum, term);
    const taken = subtract(next, sum); // Knuth's two-sum
    errors = add(errors, add(subtract(sum, subtract(next, taken)), subtract(term, taken)));
    sum = next;
  }
  return add(sum, errors);
}

/** Draws of the standard normal distribution, by the inverse of its distribution function, as `jax.random.normal`. */
export function standardNormal(keys: Tensor, shape: Shape, dtype: DType): Tensor {
  const { fraction } = drawn[dtype]!;
  return timesRoot2(erfinv(uniformBetween(keys, shape, dtype, -1 + 2 ** -(fraction + 1), 1)), dtype);
}

/** Draws of the standard normal distribution within ±2, as `jax.random.truncated_normal`. */
export function standardTruncatedNormal(keys: Tensor, shape: Shape, dtype: DType): Tensor {
  const { fraction } = drawn[dtype]!;
  const end = 0.9544997361036416; // erf(2 / √2)
  const limit = 2 - 2 ** -fraction;
  const draws = timesRoot2(erfinv(uniformBetween(keys, shape, dtype, -end, end)), dtype);
  return maximum(minimum(draws, asTensor(limit, dtype)), asTensor(-limit, dtype));
}

/** √2 · x, rounded in the dtype as JAX does. */
function timesRoot2(x: Tensor, dtype: DType): Tensor {
  return dtype === 'float64'
    ? cast(multiply(x, float(Math.SQRT2)), dtype)
    : multiply(cast(x, dtype), asTensor(roundedTo(dtype, Math.SQRT2), dtype));
}

/** A draw · scale + shift in the dtype of the draw. */
export function scaled(draw: Tensor, scale: number, shift: number): Tensor {
  const wide = scale === 1 ? draw : multiply(draw, asTensor(scale, draw.dtype));
  return shift === 0 ? wide : add(wide, asTensor(shift, draw.dtype));
}

function narrowed(x: Tensor, dtype: DType): Tensor {
  return isNarrow(dtype) ? cast(cast(x, dtype), 'float32') : x;
}
function float(value: number): Tensor {
  return asTensor(value, 'float32');
}
/** `value` rounded to a fraction of so many bits, ties to even. */
function rounded(value: number, bits: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - bits + 1);
  const quotient = value / unit;
  const floor = Math.floor(quotient);
  const rest = quotient - floor;
  return (rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor) * unit;
}
