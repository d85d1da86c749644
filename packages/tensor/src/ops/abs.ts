import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { sign } from './sign.ts';

/**
 * Elementwise absolute value.
 *
 * ```ts
 * abs(tensor([1, -2])); // [1, 2]
 * ```
 */
export function abs(x: TensorLike): Tensor {
  return bind(absOp, [asTensor(x)]);
}

export const absOp: Op = { name: 'abs', infer: sameSpec, elementwise: true, vjp: (dy, [x]) => [multiply(dy, sign(x))] };
