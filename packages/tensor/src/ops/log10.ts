import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { log } from './log.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise logarithm to base 10; integers give float32.
 *
 * ```ts
 * log10(tensor([1, 1000])); // [0, 3]
 * ```
 */
export function log10(x: TensorLike): Tensor {
  return bind(log10Op, [floating(x)]);
}

export const log10Op: Op = {
  name: 'log10',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [divide(dy, multiply(x, Math.LN10))],
  expand: ([x]) => divide(log(x), Math.LN10),
};
