import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { greaterEqual } from './greater-equal.ts';
import { lessEqual } from './less-equal.ts';
import { square } from './square.ts';
import { where } from './where.ts';

/**
 * Elementwise 0 up to -1, `x` from 1 on, and (x + 1)² / 4 between.
 *
 * ```ts
 * sparsePlus(tensor([-2, 0, 2])); // [0, 0.25, 2]
 * ```
 */
export function sparsePlus(x: TensorLike): Tensor {
  const t = floating(x);
  return where(lessEqual(t, -1), 0, where(greaterEqual(t, 1), t, divide(square(add(t, 1)), 4)));
}
