import { canonicalAxes, expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { reshape } from './reshape.ts';

/**
 * `x` without dimensions of size 1: those in `axis`, or all.
 *
 * ```ts
 * squeeze(zeros([1, 3, 1])); // shape [3]
 * ```
 */
export function squeeze(
  x: TensorLike,
  { axis = null }: { readonly axis?: number | readonly number[] | null } = {},
): Tensor {
  const t = asTensor(x);
  if (axis === null)
    return reshape(
      t,
      t.shape.filter((n) => n !== 1),
    );
  const axes = canonicalAxes(axis, t.shape.length, 'ops.squeeze: axis');
  const wide = axes.find((a) => t.shape[a] !== 1);
  if (wide !== undefined)
    throw expected(
      'ops.squeeze: axis',
      'dimensions of size 1',
      `axis=${wide} of shape [${t.shape}]`,
      'Leave it out to drop only those.',
    );
  return reshape(
    t,
    t.shape.filter((_, i) => !axes.includes(i)),
  );
}
