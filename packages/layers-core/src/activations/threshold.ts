import { asTensor, fullLike, greater, type Tensor, type TensorLike, where } from '@oneiros/tensor';

/**
 * Elementwise x where it exceeds `limit`, else `defaultValue`.
 *
 * ```ts
 * threshold(tensor([0.5, 2]), 1, -1); // [-1, 2]
 * ```
 */
export function threshold(x: TensorLike, limit: number, defaultValue: number): Tensor {
  const t = asTensor(x);
  return where(greater(t, limit), t, fullLike(t, defaultValue));
}
