import { expected } from '@oneiros/core';
import { elementsNow } from '../internal/elements-now.ts';
import { integral } from '../internal/elementwise.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { equal } from './equal.ts';
import { iota } from './iota.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { sum } from './sum.ts';

export interface BincountOptions {
  /** What each element counts, of the shape of `x`. Default 1. */
  readonly weights?: TensorLike | null;
  /** The least number of bins. Default 0. */
  readonly minlength?: number;
}

/**
 * How often each integer from 0 on occurs in a vector, or in each row of a matrix.
 * There are as many bins as the greatest integer needs where `x` can be read at once, and at least `minlength`; where it
 * cannot (inside of `jit`, or on an asynchronous backend) there are exactly `minlength`, and greater integers are not counted.
 *
 * ```ts
 * bincount(tensor([1, 2, 2], { dtype: 'int32' })); // [0, 1, 2]
 * ```
 * @throws OneirosError where `x` cannot be read and `minlength` is 0.
 */
export function bincount(x: TensorLike, { weights = null, minlength = 0 }: BincountOptions = {}): Tensor {
  const t = integral('bincount', x);
  if (t.rank < 1 || t.rank > 2) throw expected('ops.bincount', 'a vector or a matrix', `shape=[${t.shape}]`);
  const elements = elementsNow(t);
  if (elements === null && minlength === 0)
    throw expected(
      'ops.bincount: minlength',
      'the number of bins, since the elements are not known yet',
      'minlength=0',
      'Pass it.',
    );
  let bins = minlength;
  for (const element of (elements ?? []) as Iterable<number | bigint>) bins = Math.max(bins, Number(element) + 1);
  const places = equal(reshape(t, [...t.shape, 1]), cast(iota([bins]), t.dtype === 'bool' ? 'int32' : t.dtype));
  const at = t.rank - 1;
  if (weights === null) return sum(cast(places, 'int32'), { axis: at });
  const w = asTensor(weights);
  return sum(multiply(cast(places, w.dtype), reshape(w, [...w.shape, 1])), { axis: at });
}
