import { expected } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { equal } from './equal.ts';
import { iota } from './iota.ts';
import { linspace } from './linspace.ts';
import { max } from './max.ts';
import { min } from './min.ts';
import { reshape } from './reshape.ts';
import { searchsorted } from './searchsorted.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';

export interface HistogramOptions {
  /** How many bins. Default 10. */
  readonly bins?: number;
  /** Lower end of the first bin and upper end of the last one. Default: the least and greatest elements. */
  readonly range?: readonly [low: number, high: number] | null;
}

/**
 * How many elements of a vector lie in each of `bins` bins of equal width, as floats, and the `bins + 1` edges. An element on an
 * edge counts to the right, on the last edge to the left; those outside are not counted.
 *
 * ```ts
 * const [counts, edges] = histogram(tensor([1, 2, 2, 4]), { bins: 3 }); // [1, 2, 1] and [1, 2, 3, 4]
 * ```
 * @throws OneirosError for anything but a vector, and where bins or range make no sense.
 */
export function histogram(
  x: TensorLike,
  { bins = 10, range = null }: HistogramOptions = {},
): readonly [counts: Tensor, edges: Tensor] {
  const t = floating(x);
  if (t.rank > 1) throw expected('ops.histogram', 'a vector', `shape=[${t.shape}]`, 'Flatten it: ops.ravel(x).');
  if (!Number.isInteger(bins) || bins < 0) throw expected('ops.histogram: bins', 'a number of bins', `bins=${bins}`);
  if (range && range[1] < range[0]) throw expected('ops.histogram: range', 'a low and a high end', `range=[${range}]`);
  const values = reshape(t, [-1]);
  const [low, high] = range
    ? (range.map((end) => asTensor(end, t.dtype)) as [Tensor, Tensor])
    : [min(values), max(values)];
  const flat = equal(low, high);
  const edges = linspace(where(flat, subtract(low, 0.5), low), where(flat, add(high, 0.5), high), { num: bins + 1 });
  const places = searchsorted(edges, values, { side: 'right' });
  const place = where(equal(values, sliceAxis(edges, 0, bins, bins + 1)), bins, places);
  const hits = equal(reshape(place, [-1, 1]), add(iota([bins]), 1));
  return [sum(cast(hits, t.dtype), { axis: 0 }), edges];
}
