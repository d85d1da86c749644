import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { log } from './log.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise logarithm to base 2; integers give float32.
 *
 * ```ts
 * log2(tensor([1, 8])); // [0, 3]
 * ```
 */
export function log2(x: TensorLike): Tensor {
  return bind(log2Op, [floating(x)]);
}

export const log2Op: Op = {
  name: 'log2',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [divide(dy, multiply(x, Math.LN2))],
  expand: ([x]) => divide(log(x), Math.LN2),
};
