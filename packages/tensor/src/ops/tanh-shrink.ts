import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { subtract } from './subtract.ts';
import { tanh } from './tanh.ts';

/**
 * Elementwise x − tanh(x).
 *
 * ```ts
 * tanhShrink(tensor([0, 1])); // [0, 0.238…]
 * ```
 */
export function tanhShrink(x: TensorLike): Tensor {
  const t = floating(x);
  return subtract(t, tanh(t));
}
