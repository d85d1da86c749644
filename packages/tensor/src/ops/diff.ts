import { canonicalAxis } from '@oneiros/core';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { notEqual } from './not-equal.ts';
import { subtract } from './subtract.ts';

/**
 * Differences of neighbours along `axis`, taken `n` times.
 *
 * ```ts
 * diff(tensor([1, 4, 9])); // [3, 5]
 * ```
 */
export function diff(
  a: TensorLike,
  { n = 1, axis = -1 }: { readonly n?: number; readonly axis?: number } = {},
): Tensor {
  let t = asTensor(a);
  const at = canonicalAxis(axis, t.shape.length, 'ops.diff: axis');
  for (let i = 0; i < n; i++) {
    const size = t.shape[at]!;
    const [after, before] = [sliceAxis(t, at, 1, size), sliceAxis(t, at, 0, Math.max(size - 1, 0))];
    t = t.dtype === 'bool' ? notEqual(after, before) : subtract(after, before);
  }
  return t;
}
