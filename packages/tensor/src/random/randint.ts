import { type DType, expected, integerRange, isInteger, type Shape, show } from '@oneiros/core';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { splitKey } from '../internal/split-key.ts';
import { add } from '../ops/add.ts';
import { bitcast } from '../ops/bitcast.ts';
import { cast } from '../ops/cast.ts';
import { mod } from '../ops/mod.ts';
import { multiply } from '../ops/multiply.ts';
import { randomBits } from '../ops/random-bits.ts';
import { asTensor, type Tensor } from '../tensor.ts';

export interface RandintOptions {
  /** An integer dtype. Default 'int32'. */
  readonly dtype?: DType;
  /** An integer, or a SeedGenerator for other values at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Random integers from `minval` to `maxval` − 1.
 *
 * ```ts
 * random.randint([10], 1, 7, { seed: 42 }); // ten rolls of a die
 * ```
 */
export function randint(
  shape: Shape,
  minval: number,
  maxval: number,
  { dtype = 'int32', seed }: RandintOptions = {},
): Tensor {
  if (!isInteger(dtype)) throw expected('random.randint: dtype', 'an integer dtype', `dtype=${dtype}`);
  const unsigned = dtype === 'uint32' || dtype === 'uint64';
  const [least, most] = integerRange(unsigned ? 'uint32' : 'int32').map(Number) as [number, number];
  const [low, high] = [clipped(minval, dtype, 0), clipped(maxval, dtype, 1)];
  if (low < least || high > most + 1)
    throw expected(
      'random.randint',
      `bounds from ${least} to ${most}`,
      `minval=${show(minval)}, maxval=${show(maxval)}`,
    );
  // Twice as many random bits as the range needs keep the bias of the remainder small: (upper · 2³² + lower) mod span.
  const [upper, lower] = splitKey(keyOf(seed), 2).map((key) => randomBits(key, { shape })) as [Tensor, Tensor];
  const span = high <= low ? 1 : high - low;
  const offset = span === 2 ** 32 ? lower : remainder(upper, lower, span);
  const start = asTensor(low, unsigned ? 'uint32' : 'int32');
  return cast(add(start, unsigned ? offset : bitcast(offset, 'int32')), dtype);
}

function remainder(upper: Tensor, lower: Tensor, span: number): Tensor {
  const by = asTensor(span, 'uint32');
  const half = 2 ** 16 % span;
  const factor = (Math.imul(half, half) >>> 0) % span;
  return mod(add(multiply(mod(upper, by), asTensor(factor, 'uint32')), mod(lower, by)), by);
}

/** Bounds of narrow dtypes are cut to what they hold. */
function clipped(value: number, dtype: DType, beyond: number): number {
  const bound = Math.trunc(value);
  if (!Number.isFinite(bound)) throw expected('random.randint', 'finite bounds', show(value));
  const [least, most] = integerRange(dtype).map(Number) as [number, number];
  return most < 2 ** 31 - 1 ? Math.min(Math.max(bound, least), most + beyond) : bound;
}
