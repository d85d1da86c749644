import { canonicalAxis, expected, sameShape } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { logProbabilities } from '../internal/log-probabilities.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import type { CrossentropyOptions } from './categorical-crossentropy.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { oneHot } from './one-hot.ts';
import { reshape } from './reshape.ts';
import { sum } from './sum.ts';

/**
 * −log of the output at the class that `target` numbers. `target` has the shape of `output` without the classes, or with 1 of them.
 *
 * ```ts
 * sparseCategoricalCrossentropy(tensor([1]), tensor([[0.2, 0.8]])); // [0.223]
 * ```
 * @throws OneirosError where the shapes do not fit.
 */
export function sparseCategoricalCrossentropy(
  target: TensorLike,
  output: TensorLike,
  { fromLogits = false, axis = -1 }: CrossentropyOptions = {},
): Tensor {
  const o = floating(output);
  let t = cast(asTensor(target), 'int32');
  if (t.rank === o.rank && t.shape.at(-1) === 1) t = reshape(t, t.shape.slice(0, -1));
  if (o.rank === 0 || !sameShape(t.shape, o.shape.slice(0, -1))) {
    throw expected(
      'ops.sparseCategoricalCrossentropy',
      'a target of the shape of output without the classes',
      `shapes [${t.shape}] and [${o.shape}]`,
      'One-hot targets go to categoricalCrossentropy.',
    );
  }
  const classes = o.shape[canonicalAxis(axis, o.rank, 'ops.sparseCategoricalCrossentropy: axis')]!;
  return negative(
    sum(multiply(oneHot(t, classes, { axis, dtype: o.dtype }), logProbabilities(o, fromLogits, axis)), { axis }),
  );
}
