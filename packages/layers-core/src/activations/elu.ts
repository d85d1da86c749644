import { elu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x above zero, alpha · (eˣ - 1) below (Clevert et al., 2016).
 *
 * @param x tensor of any shape
 * @param options.alpha Value that it nears below zero, negated. Default 1.
 *
 * ```ts
 * new Dense(64, { activation: 'elu' });
 * ```
 */
export function elu(x: TensorLike, { alpha = 1 }: { readonly alpha?: number } = {}): Tensor {
  return op(x, { alpha });
}
