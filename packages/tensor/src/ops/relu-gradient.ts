import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { greater } from './greater.ts';
import { where } from './where.ts';

/**
 * The gradient of `relu`, from the result of it: `dy` where `y` is greater than 0, else 0. Where `y` is 0 and `dy` is infinite
 * or NaN, a backend may give NaN instead: TensorFlow's kernel is a product, too.
 *
 * ```ts
 * reluGradient(tensor([5, 6]), tensor([0, 2])); // [0, 6]
 * ```
 */
export function reluGradient(dy: TensorLike, y: TensorLike): Tensor {
  return bind(reluGradientOp, operands(dy, y, 'float'));
}

export const reluGradientOp: Op<readonly [dy: Tensor, y: Tensor]> = {
  name: 'reluGradient',
  infer: broadcasting('reluGradient'),
  elementwise: true,
  vjp: (ddy, [_, y]) => [reluGradient(ddy, y), null],
  expand: ([dy, y]) => where(greater(y, 0), dy, 0),
};
