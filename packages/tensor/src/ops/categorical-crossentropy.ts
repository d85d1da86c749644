import { expected, sameShape } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { logProbabilities } from '../internal/log-probabilities.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { sum } from './sum.ts';

export interface CrossentropyOptions {
  /** Whether `output` are logits rather than probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** The axis of the classes. Default -1. */
  readonly axis?: number;
}

/**
 * −Σ target · log(output) over the classes, without the axis of the classes.
 *
 * ```ts
 * categoricalCrossentropy(tensor([[0, 1]]), tensor([[0.2, 0.8]])); // [0.223]
 * ```
 * @throws OneirosError where the shapes differ.
 */
export function categoricalCrossentropy(
  target: TensorLike,
  output: TensorLike,
  { fromLogits = false, axis = -1 }: CrossentropyOptions = {},
): Tensor {
  const t = asTensor(target);
  const o = floating(output);
  if (!sameShape(t.shape, o.shape) || o.rank === 0) {
    throw expected(
      'ops.categoricalCrossentropy',
      'target and output of one shape, with an axis of classes',
      `shapes [${t.shape}] and [${o.shape}]`,
      'Class numbers go to sparseCategoricalCrossentropy.',
    );
  }
  return negative(sum(multiply(t, logProbabilities(o, fromLogits, axis)), { axis }));
}
