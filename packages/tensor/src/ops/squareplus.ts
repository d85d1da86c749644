import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';

/**
 * Elementwise (x + √(x² + b)) / 2: a smooth relu.
 *
 * ```ts
 * squareplus(tensor([0])); // [1]
 * ```
 */
export function squareplus(x: TensorLike, { b = 4 }: { readonly b?: number } = {}): Tensor {
  const t = floating(x);
  return divide(add(t, sqrt(add(square(t), b))), 2);
}
