import { canonicalAxis, expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { transpose } from './transpose.ts';

/**
 * `x` with the axes `source` moved to the places `destination`, the others in their order.
 *
 * ```ts
 * moveaxis(zeros([2, 3, 4]), 0, -1); // shape [3, 4, 2]
 * ```
 */
export function moveaxis(
  x: TensorLike,
  source: number | readonly number[],
  destination: number | readonly number[],
): Tensor {
  const t = asTensor(x);
  const rank = t.shape.length;
  const from = [source].flat().map((a) => canonicalAxis(a, rank, 'ops.moveaxis: source'));
  const to = [destination].flat().map((a) => canonicalAxis(a, rank, 'ops.moveaxis: destination'));
  if (from.length !== to.length)
    throw expected('ops.moveaxis', 'as many destinations as sources', `source=[${from}], destination=[${to}]`);
  const order = t.shape.map((_, i) => i).filter((i) => !from.includes(i));
  const moves = from.map((a, i) => ({ a, at: to[i]! })).sort((x, y) => x.at - y.at);
  for (const { a, at } of moves) order.splice(at, 0, a);
  return transpose(t, { axes: order });
}
