import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { clip } from './clip.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise 0 up to -1, 1 from 1 on, and (x + 1) / 2 between: the derivative of `sparsePlus`.
 *
 * ```ts
 * sparseSigmoid(tensor([-2, 0, 2])); // [0, 0.5, 1]
 * ```
 */
export function sparseSigmoid(x: TensorLike): Tensor {
  return multiply(clip(add(floating(x), 1), 0, 2), 0.5);
}
