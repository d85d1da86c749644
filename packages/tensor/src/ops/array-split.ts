import { canonicalAxis } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { split } from './split.ts';

/**
 * Parts of `x` along `axis`, as many as asked for: the first ones one longer where they cannot all be equal.
 *
 * ```ts
 * arraySplit(arange(5), 2); // [0, 1, 2], [3, 4]
 * ```
 */
export function arraySplit(
  x: TensorLike,
  indicesOrSections: number,
  { axis = 0 }: { readonly axis?: number } = {},
): Tensor[] {
  const t = asTensor(x);
  const size = t.shape[canonicalAxis(axis, t.shape.length, 'ops.arraySplit: axis')]!;
  const [short, longer] = [Math.floor(size / indicesOrSections), size % indicesOrSections];
  const ends = Array.from({ length: indicesOrSections - 1 }, (_, i) => (i + 1) * short + Math.min(i + 1, longer));
  return split(t, ends, { axis });
}
