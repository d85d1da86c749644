import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { sin } from './sin.ts';

/**
 * Elementwise cosine, of radians; integers and booleans give float32.
 *
 * ```ts
 * cos(tensor([0, Math.PI])); // [1, -1]
 * ```
 */
export function cos(x: TensorLike): Tensor {
  return bind(cosOp, [floating(x)]);
}

export const cosOp: Op = {
  name: 'cos',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [negative(multiply(dy, sin(x)))],
};
