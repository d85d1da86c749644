import { canonicalAxes } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { reshape } from './reshape.ts';

/**
 * `x` with new dimensions of size 1 at the places `axis` of the result.
 *
 * ```ts
 * expandDims(zeros([3]), 0); // shape [1, 3]
 * ```
 */
export function expandDims(x: TensorLike, axis: number | readonly number[]): Tensor {
  const t = asTensor(x);
  const rank = t.shape.length + (typeof axis === 'number' ? 1 : axis.length);
  const axes = canonicalAxes(axis, rank, 'ops.expandDims: axis');
  const shape = [...t.shape];
  for (const a of axes) shape.splice(a, 0, 1);
  return reshape(t, shape);
}
