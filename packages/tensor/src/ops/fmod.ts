import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { less } from './less.ts';
import { mod } from './mod.ts';
import { negative } from './negative.ts';
import { where } from './where.ts';

/**
 * Elementwise remainder of `x / y` with the sign of `x`, with broadcasting.
 *
 * ```ts
 * fmod(tensor([7, -7]), 3); // [1, -1]
 * ```
 */
export function fmod(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands(x, y, 'int');
  const rest = mod(abs(a), abs(b));
  return where(less(a, 0), negative(rest), rest);
}
