import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { greater } from './greater.ts';
import { less } from './less.ts';
import { where } from './where.ts';

/**
 * Elementwise `x` moved into [-1, 1].
 *
 * ```ts
 * hardTanh(tensor([-2, 0.5, 2])); // [-1, 0.5, 1]
 * ```
 */
export function hardTanh(x: TensorLike): Tensor {
  const t = asTensor(x);
  return where(greater(t, 1), 1, where(less(t, -1), -1, t));
}
