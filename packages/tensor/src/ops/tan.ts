import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { square } from './square.ts';

/**
 * Elementwise tangent, of radians; integers and booleans give float32.
 *
 * ```ts
 * tan(tensor([0, Math.PI / 4])); // [0, 1]
 * ```
 */
export function tan(x: TensorLike): Tensor {
  return bind(tanOp, [floating(x)]);
}

export const tanOp: Op = {
  name: 'tan',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, add(square(y), 1))],
};
