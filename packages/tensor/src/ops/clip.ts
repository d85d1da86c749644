import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';

/**
 * Elements moved into [`xMin`, `xMax`].
 *
 * ```ts
 * clip(tensor([-2, 0.5, 3]), 0, 1); // [0, 0.5, 1]
 * ```
 */
export function clip(x: TensorLike, xMin: TensorLike, xMax: TensorLike): Tensor {
  const t = asTensor(x);
  return minimum(maximum(t.dtype === 'bool' ? cast(t, 'int32') : t, xMin), xMax);
}
