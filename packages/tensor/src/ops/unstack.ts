import { canonicalAxis, expected } from '@oneiros/core';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { squeeze } from './squeeze.ts';

/**
 * The tensors that lie along `axis`, without it.
 *
 * ```ts
 * unstack(tensor([[1, 2], [3, 4]])); // [[1, 2], [3, 4]]: two vectors
 * ```
 */
export function unstack(
  x: TensorLike,
  { num, axis = 0 }: { readonly num?: number | null; readonly axis?: number } = {},
): Tensor[] {
  const t = asTensor(x);
  const at = canonicalAxis(axis, t.shape.length, 'ops.unstack: axis');
  const count = t.shape[at]!;
  if (num !== undefined && num !== null && num !== count) {
    throw expected('ops.unstack: num', `the size ${count} of axis ${axis}`, `num=${num}`, 'Leave it out.');
  }
  return Array.from({ length: count }, (_, i) => squeeze(sliceAxis(t, at, i, i + 1), { axis: at }));
}
