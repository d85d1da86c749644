import { glu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * First half of an axis times the sigmoid of the second half (Dauphin et al., 2017); the axis has half the size afterwards.
 *
 * @param x tensor of any shape
 * @param options.axis The axis, of even size. Default -1.
 *
 * ```ts
 * new Dense(64, { activation: 'glu' });
 * ```
 */
export function glu(x: TensorLike, { axis = -1 }: { readonly axis?: number } = {}): Tensor {
  return op(x, { axis });
}
