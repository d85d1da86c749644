import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { relu6 } from './relu6.ts';

/**
 * Elementwise relu6(x + 3) / 6: a sigmoid of straight lines.
 *
 * ```ts
 * hardSigmoid(tensor([-3, 0, 3])); // [0, 0.5, 1]
 * ```
 */
export function hardSigmoid(x: TensorLike): Tensor {
  return divide(relu6(add(floating(x), 3)), 6);
}
