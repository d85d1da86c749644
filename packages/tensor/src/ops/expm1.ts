import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise eˣ − 1, exact for small `x` too; integers and booleans give float32.
 *
 * ```ts
 * expm1(tensor([0, 1e-8])); // [0, 1e-8]
 * ```
 */
export function expm1(x: TensorLike): Tensor {
  return bind(expm1Op, [floating(x)]);
}

export const expm1Op: Op = {
  name: 'expm1',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, add(y, 1))],
};
