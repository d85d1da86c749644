import {
  add,
  asTensor,
  less,
  lessEqual,
  multiply,
  square,
  type Tensor,
  type TensorLike,
  where,
  zerosLike,
} from '@oneiros/tensor';

/**
 * Elementwise 0 up to -1, (x + 1)² / 4 up to 1, then x.
 *
 * ```ts
 * new Dense(64, { activation: 'sparse_plus' });
 * ```
 */
export function sparsePlus(x: TensorLike): Tensor {
  const t = asTensor(x);
  return where(lessEqual(t, -1), zerosLike(t), where(less(t, 1), multiply(square(add(t, 1)), 0.25), t));
}
