import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { maximum } from './maximum.ts';
import { reluGradient } from './relu-gradient.ts';

/**
 * Elementwise max(x, 0); its derivative at 0 is 0.
 *
 * ```ts
 * relu(tensor([-1, 2])); // [0, 2]
 * ```
 */
export function relu(x: TensorLike): Tensor {
  return bind(reluOp, [asTensor(x)]);
}

export const reluOp: Op = {
  name: 'relu',
  infer: sameSpec,
  elementwise: true,
  // Of y, which is greater than 0 where x is: x itself need not be kept.
  vjp: (dy, _, __, y) => [reluGradient(dy, y)],
  expand: ([x]) => maximum(x, 0),
};
