import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';

/**
 * Elementwise x / (1 + |x|).
 *
 * ```ts
 * softsign(tensor([-1, 3])); // [-0.5, 0.75]
 * ```
 */
export function softsign(x: TensorLike): Tensor {
  const t = floating(x);
  return divide(t, add(abs(t), 1));
}
