import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Elementwise −x.
 *
 * ```ts
 * negative(tensor([1, -2])); // [-1, 2]
 * ```
 */
export function negative(x: TensorLike): Tensor {
  return bind(negativeOp, [asTensor(x)]);
}

export const negativeOp: Op = {
  name: 'negative',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy) => [negative(dy)],
  // −(−x) = x
  compute: (x) => -x,
  simplify: ({ op, inputs: [x] }, madeBy) => {
    const inner = madeBy(x!);
    return inner?.op === op ? inner.inputs[0]! : null;
  },
};
