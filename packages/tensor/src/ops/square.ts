import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise x².
 *
 * ```ts
 * square(tensor([1, -3])); // [1, 9]
 * ```
 */
export function square(x: TensorLike): Tensor {
  const t = asTensor(x);
  return bind(squareOp, [t.dtype === 'bool' ? cast(t, 'int32') : t]);
}

export const squareOp: Op = {
  name: 'square',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, multiply(x, 2))],
  expand: ([x]) => multiply(x, x),
};
