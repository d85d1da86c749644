import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';

/**
 * Elementwise ln(1 + x), exact for small `x` too; integers and booleans give float32.
 *
 * ```ts
 * log1p(tensor([0, 1e-8])); // [0, 1e-8]
 * ```
 */
export function log1p(x: TensorLike): Tensor {
  return bind(log1pOp, [floating(x)]);
}

export const log1pOp: Op = {
  name: 'log1p',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [divide(dy, add(x, 1))],
};
