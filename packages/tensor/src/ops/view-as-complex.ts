import { expected } from '@oneiros/core';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { reshape } from './reshape.ts';

/**
 * Real numbers of shape (…, 2) as complex ones of shape (…), the pair `[real, imaginary]`, in float32, or float64 where `x` is.
 *
 * ```ts
 * const [real, imaginary] = viewAsComplex(tensor([[1, 2], [3, 4]])); // [1, 3] and [2, 4]
 * ```
 * @throws OneirosError where the last dimension is not of size 2.
 */
export function viewAsComplex(x: TensorLike): readonly [real: Tensor, imaginary: Tensor] {
  const t = asTensor(x);
  const shape = t.shape.slice(0, -1);
  if (t.shape.at(-1) !== 2)
    throw expected(
      'ops.viewAsComplex',
      'a last dimension of size 2 (real and imaginary)',
      `shape=[${t.shape}]`,
      'Stack the parts along the last axis.',
    );
  const dtype = t.dtype === 'float64' ? 'float64' : 'float32';
  const part = (i: number): Tensor => cast(reshape(sliceAxis(t, t.rank - 1, i, i + 1), shape), dtype);
  return [part(0), part(1)];
}
