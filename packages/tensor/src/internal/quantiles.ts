import { add } from '../ops/add.ts';
import { cast } from '../ops/cast.ts';
import { equal } from '../ops/equal.ts';
import { floor } from '../ops/floor.ts';
import { isnan } from '../ops/isnan.ts';
import { logicalNot } from '../ops/logical-not.ts';
import { maximum } from '../ops/maximum.ts';
import { minimum } from '../ops/minimum.ts';
import { multiply } from '../ops/multiply.ts';
import type { QuantileMethod } from '../ops/quantile.ts';
import { reshape } from '../ops/reshape.ts';
import { round } from '../ops/round.ts';
import { sort } from '../ops/sort.ts';
import { subtract } from '../ops/subtract.ts';
import { sum } from '../ops/sum.ts';
import { takeAlongAxis } from '../ops/take-along-axis.ts';
import { transpose } from '../ops/transpose.ts';
import { where } from '../ops/where.ts';
import type { Tensor } from '../tensor.ts';

/** Quantiles over `axes`, NaN where `unknown`; of the elements that are not NaN. */
export function quantiles(
  x: Tensor,
  q: Tensor,
  axes: readonly number[],
  keepdims: boolean,
  method: QuantileMethod,
  unknown: Tensor,
): Tensor {
  const others = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const moved = reshape(transpose(x, { axes: [...others, ...axes] }), [...others.map((i) => x.shape[i]!), -1]);
  const sorted = sort(moved, { axis: -1 }); // NaN last
  const last = others.length;
  const count = sum(logicalNot(isnan(moved)), { axis: -1, keepdims: true });
  const shares = reshape(q, [-1]);
  // Places along the last axis: share · (count − 1), one for each q.
  const place = multiply(shares, cast(maximum(subtract(count, 1), 0), x.dtype));
  const below = floor(place);
  const rest = subtract(place, below);
  const at = (index: Tensor): Tensor => takeAlongAxis(sorted, cast(index, 'int32'), { axis: last });
  const [low, high] = [at(below), at(minimum(add(below, 1), cast(maximum(subtract(count, 1), 0), x.dtype)))];
  const found = between(method, low, high, rest, () => at(round(place)));
  const kept = x.shape.map((n, i) => (axes.includes(i) ? 1 : n));
  const result = where(reshape(unknown, [...others.map((i) => x.shape[i]!), 1]), Number.NaN, found);
  const shape = keepdims ? kept : others.map((i) => x.shape[i]!);
  const first = transpose(result, { axes: [last, ...others.map((_, i) => i)] });
  return reshape(first, [...q.shape, ...shape]);
}

function between(method: QuantileMethod, low: Tensor, high: Tensor, rest: Tensor, nearest: () => Tensor): Tensor {
  const exact = equal(rest, 0);
  if (method === 'lower') return low;
  if (method === 'higher') return where(exact, low, high);
  if (method === 'midpoint') return where(exact, low, multiply(add(low, high), 0.5));
  if (method === 'nearest') return nearest();
  return add(multiply(low, subtract(1, rest)), multiply(high, rest));
}
