import { canonicalAxis, expected } from '@oneiros/core';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Parts of `x` along `axis`: so many equal ones, or those between the given indices.
 *
 * ```ts
 * split(arange(6), 3);      // [0, 1], [2, 3], [4, 5]
 * split(arange(6), [1, 4]); // [0], [1, 2, 3], [4, 5]
 * ```
 */
export function split(
  x: TensorLike,
  indicesOrSections: number | readonly number[],
  { axis = 0 }: { readonly axis?: number } = {},
): Tensor[] {
  const t = asTensor(x);
  const at = canonicalAxis(axis, t.shape.length, 'ops.split: axis');
  const size = t.shape[at]!;
  let ends: readonly number[];
  if (typeof indicesOrSections === 'number') {
    const part = size / indicesOrSections;
    if (!Number.isInteger(part)) {
      throw expected(
        'ops.split',
        `a number of sections that divides ${size}`,
        `indicesOrSections=${indicesOrSections}`,
        'Give indices for unequal parts.',
      );
    }
    ends = Array.from({ length: indicesOrSections }, (_, i) => (i + 1) * part);
  } else {
    const inside = (n: number): number => Math.min(Math.max(n < 0 ? n + size : n, 0), size);
    ends = [...indicesOrSections.map(inside), size];
  }
  return ends.map((end, i) => sliceAxis(t, at, i === 0 ? 0 : ends[i - 1]!, end));
}
