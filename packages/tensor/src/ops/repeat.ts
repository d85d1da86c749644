import { canonicalAxis, expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { expandDims } from './expand-dims.ts';
import { reshape } from './reshape.ts';
import { take } from './take.ts';

/**
 * `x` with each element along `axis` repeated; without `axis` the flattened tensor.
 *
 * ```ts
 * repeat(tensor([1, 2]), 2);      // [1, 1, 2, 2]
 * repeat(tensor([1, 2]), [1, 3]); // [1, 2, 2, 2]
 * ```
 */
export function repeat(
  x: TensorLike,
  repeats: number | readonly number[],
  { axis = null }: { readonly axis?: number | null } = {},
): Tensor {
  if (axis === null) return repeat(reshape(x, [-1]), repeats, { axis: 0 });
  const t = asTensor(x);
  const at = canonicalAxis(axis, t.shape.length, 'ops.repeat: axis');
  const size = t.shape[at]!;
  if (typeof repeats !== 'number' && repeats.length !== 1) {
    if (repeats.length !== size)
      throw expected(
        'ops.repeat: repeats',
        `one number, or ${size}`,
        `repeats=[${repeats}]`,
        'Give one for each element.',
      );
    const indices = repeats.flatMap((times, i) => new Array<number>(times).fill(i));
    return take(t, tensor(Int32Array.from(indices)), { axis: at });
  }
  const times = typeof repeats === 'number' ? repeats : repeats[0]!;
  const inner = t.shape.slice(at + 1);
  const spread = broadcastTo(expandDims(t, at + 1), [...t.shape.slice(0, at + 1), times, ...inner]);
  return reshape(spread, [...t.shape.slice(0, at), size * times, ...inner]);
}
