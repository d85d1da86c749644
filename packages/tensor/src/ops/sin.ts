import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cos } from './cos.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise sine, of radians; integers and booleans give float32.
 *
 * ```ts
 * sin(tensor([0, Math.PI / 2])); // [0, 1]
 * ```
 */
export function sin(x: TensorLike): Tensor {
  return bind(sinOp, [floating(x)]);
}

export const sinOp: Op = {
  name: 'sin',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, cos(x))],
};
