import { hardSilu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x · hardSigmoid(x), also called hard_swish (Howard et al., 2019).
 *
 * ```ts
 * new Dense(64, { activation: 'hard_silu' });
 * ```
 */
export function hardSilu(x: TensorLike): Tensor {
  return op(x);
}
