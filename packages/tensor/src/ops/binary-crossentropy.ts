import { expected, sameShape } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { epsilon } from '../internal/epsilon.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { clip } from './clip.ts';
import { log } from './log.ts';
import { logaddexp } from './logaddexp.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { subtract } from './subtract.ts';

export interface BinaryCrossentropyOptions {
  /** Whether `output` are logits rather than probabilities. Default false. */
  readonly fromLogits?: boolean;
}

/**
 * −target · log(output) − (1 − target) · log(1 − output), elementwise.
 *
 * ```ts
 * binaryCrossentropy(tensor([0, 1]), tensor([0.2, 0.8])); // [0.223, 0.223]
 * ```
 * @throws OneirosError where the shapes differ.
 */
export function binaryCrossentropy(
  target: TensorLike,
  output: TensorLike,
  { fromLogits = false }: BinaryCrossentropyOptions = {},
): Tensor {
  const t = asTensor(target);
  const o = floating(output);
  if (!sameShape(t.shape, o.shape))
    throw expected(
      'ops.binaryCrossentropy',
      'target and output of one shape',
      `shapes [${t.shape}] and [${o.shape}]`,
      'Reshape one of them.',
    );
  const [whether, not] = fromLogits ? [logSigmoid(o), logSigmoid(negative(o))] : logs(clip(o, epsilon, 1 - epsilon));
  return negative(add(multiply(t, whether), multiply(subtract(1, t), not)));
}

function logs(probability: Tensor): readonly [Tensor, Tensor] {
  return [log(probability), log(subtract(1, probability))];
}
/** log(σ(x)) = −log(e⁻ˣ + 1), without overflow. */
function logSigmoid(x: Tensor): Tensor {
  return negative(logaddexp(negative(x), 0));
}
