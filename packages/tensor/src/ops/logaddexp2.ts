import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { logaddexp } from './logaddexp.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise log₂(2ˣ + 2ʸ) without overflow, with broadcasting.
 *
 * ```ts
 * logaddexp2(tensor([0, 1000]), 0); // [1, 1000]
 * ```
 */
export function logaddexp2(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands(x, y, 'float');
  return divide(logaddexp(multiply(a, Math.LN2), multiply(b, Math.LN2)), Math.LN2);
}
